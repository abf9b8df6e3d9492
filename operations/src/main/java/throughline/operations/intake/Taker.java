package throughline.operations.intake;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.DatabaseFailure;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Direction;
import throughline.ledger.trail.DocumentRow;
import throughline.ledger.trail.Documents;
import throughline.ledger.trail.Lineage;
import throughline.ledger.trail.Taken;
import throughline.model.document.BusinessDocument;
import throughline.model.document.DocumentText;
import throughline.model.document.Order;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Actor;
import throughline.model.reading.Envelope;
import throughline.model.reading.ReadSet;
import throughline.operations.Desks;
import throughline.operations.Received;
import throughline.operations.Verdict;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.CaseId;
import throughline.operations.exception.NewCase;
import throughline.operations.exception.Waiting;

/** Takes one batch of sets in one transaction: keeps every document, finds what was here before, and hands the rest to the desks. */
final class Taker {

    private final DocumentText text;
    private final Desks desks;
    private final CaseBook cases;
    private final Clock clock;

    Taker(DocumentText text, Desks desks, CaseBook cases, Clock clock) {
        this.text = text;
        this.desks = desks;
        this.cases = cases;
        this.clock = clock;
    }

    /** One batch under way. */
    private static final class Batch {
        final UnitOfWork unit;
        final MessageId message;
        final Envelope envelope;
        final Instant now;
        final Map<Integer, SetRows.Row> rows = new HashMap<>();
        final Map<Integer, List<CaseId>> cases = new HashMap<>();

        Batch(UnitOfWork unit, MessageId message, Envelope envelope, Instant now) {
            this.unit = unit;
            this.message = message;
            this.envelope = envelope;
            this.now = now;
        }

        void settle(
                ReadSet set,
                @Nullable Long document,
                String status,
                @Nullable String result,
                @Nullable String reason,
                List<CaseId> under) {
            var said = set.document();
            rows.put(
                    set.position(),
                    new SetRows.Row(
                            set.position(),
                            document,
                            said == null ? set.type() : said.type(),
                            said == null ? set.control() : said.number().value(),
                            status,
                            result,
                            reason,
                            false));
            cases.put(set.position(), under);
        }
    }

    /** A set whose document is kept and goes on. */
    private record Fresh(ReadSet set, BusinessDocument document, long row) {}

    List<Outcome> take(UnitOfWork unit, MessageId message, Envelope envelope, List<ReadSet> sets) {
        var known = SetRows.known(unit, message, sets, false);
        var open =
                sets.stream().filter(set -> !known.containsKey(set.position())).toList();
        var batch = new Batch(unit, message, envelope, clock.instant());
        if (!open.isEmpty()) {
            findings(batch, open);
            unusable(batch, open);
            hand(batch, claimed(batch, open));
            SetRows.write(
                    unit,
                    message,
                    open,
                    open.stream().map(set -> known(batch.rows, set)).toList(),
                    batch.now);
        }
        return sets.stream()
                .map(set -> known.containsKey(set.position()) ? known.get(set.position()) : known(batch.rows, set))
                .map(row -> row.outcome(batch.cases.getOrDefault(row.position(), List.of())))
                .toList();
    }

    /** Keeps sets of an interchange that waits as a whole: as read, not taken. */
    List<Outcome> keep(UnitOfWork unit, MessageId message, List<ReadSet> sets, CaseId under) {
        var known = SetRows.known(unit, message, sets, true);
        var now = clock.instant();
        var open =
                sets.stream().filter(set -> !known.containsKey(set.position())).toList();
        var documents = new ArrayList<DocumentRow>();
        for (var set : open) {
            var said = set.document();
            Long document = null;
            if (said != null) {
                document = Documents.nextId(unit);
                documents.add(row(document, message, said, set, "HELD", now));
            }
            known.put(
                    set.position(),
                    new SetRows.Row(
                            set.position(),
                            document,
                            said == null ? set.type() : said.type(),
                            said == null ? set.control() : said.number().value(),
                            "held",
                            null,
                            null,
                            true));
            addFindings(unit, message, document, set);
        }
        Documents.keep(unit, documents);
        SetRows.write(
                unit, message, open, open.stream().map(set -> known(known, set)).toList(), now);
        return sets.stream()
                .map(set -> known(known, set).outcome(List.of(under)))
                .toList();
    }

    /**
     * A set that made us fail is put aside with its reason. Its document is kept for another try, unless that is what fails; then its message
     * is read again when the case is released.
     */
    Outcome setAside(UnitOfWork unit, MessageId message, ReadSet set, String reason) throws SQLException {
        var now = clock.instant();
        var said = set.document();
        var document = said == null ? null : keptIfPossible(unit, message, said, set, now);
        var number = storable(said == null ? set.control() : said.number().value());
        var found = new NewCase(
                "SET_FAILED",
                Actor.US,
                "%s %s could not be taken: %s. Release the case to try again."
                        .formatted(set.type(), set.control(), storable(reason)),
                set.span(),
                message,
                number,
                null,
                null,
                "set:%s:%d".formatted(message, set.position()));
        var waiting = document == null
                ? new Waiting(Waiting.Kind.MESSAGE, message.toString())
                : new Waiting(Waiting.Kind.DOCUMENT, String.valueOf(document));
        var id = cases.open(unit, List.of(new CaseBook.Opening(found, waiting))).get(0);
        var row = new SetRows.Row(
                set.position(),
                document,
                said == null ? set.type() : said.type(),
                number,
                "held",
                null,
                storable(reason),
                document == null);
        addFindings(unit, message, document, set);
        SetRows.write(unit, message, List.of(set), List.of(row), now);
        return row.outcome(List.of(id));
    }

    private @Nullable Long keptIfPossible(
            UnitOfWork unit, MessageId message, BusinessDocument said, ReadSet set, Instant now) throws SQLException {
        try {
            return unit.attempt(part -> {
                long document = Documents.nextId(part);
                var rows = List.of(row(document, message, said, set, "FAILED", now));
                // It has its number: sent again before or after the case is released, it is the same document.
                if (!Numbering.once(said) || Documents.take(part, rows).get(0).already()) {
                    Documents.keep(part, rows);
                }
                return document;
            });
        } catch (DatabaseFailure failure) {
            if (failure.passing()) {
                throw failure;
            }
            return null;
        }
    }

    /** PostgreSQL keeps every character but the one of code 0. */
    private static String storable(String text) {
        return text.replace('\u0000', '\uFFFD');
    }

    static DocumentRow row(
            long id,
            MessageId message,
            BusinessDocument document,
            String json,
            ReadSet set,
            String status,
            Instant now) {
        return new DocumentRow(
                id,
                message,
                Direction.IN,
                document.type(),
                document.number().value(),
                document.sender().code(),
                document.receiver().code(),
                json,
                set.span(),
                status,
                now);
    }

    private DocumentRow row(
            long id, MessageId message, BusinessDocument document, ReadSet set, String status, Instant now) {
        return row(id, message, document, text.write(document), set, status, now);
    }

    private static void findings(Batch batch, List<ReadSet> sets) {
        for (var set : sets) {
            addFindings(batch.unit, batch.message, null, set);
        }
    }

    private static void addFindings(UnitOfWork unit, MessageId message, @Nullable Long document, ReadSet set) {
        if (!set.findings().isEmpty()) {
            Lineage.findings(unit, message, document, set.control(), set.findings());
        }
    }

    /** Sets that the standard refuses, or that nobody can read. Their document, where there is one, is kept all the same. */
    private void unusable(Batch batch, List<ReadSet> sets) {
        var kept = new ArrayList<DocumentRow>();
        for (var set : sets) {
            var said = set.document();
            if (said != null && !set.rejected()) {
                continue;
            }
            Long document = null;
            if (said != null) {
                document = Documents.nextId(batch.unit);
                kept.add(row(document, batch.message, said, set, "REJECTED", batch.now));
            }
            var refusal = Refusal.of(set);
            batch.settle(
                    set,
                    document,
                    "rejected",
                    null,
                    refusal.reason(),
                    List.of(cases.open(batch.unit, refusal.opening(batch.message))));
        }
        Documents.keep(batch.unit, kept);
    }

    /** Keeps documents; those whose number is taken are answered here. */
    private List<Fresh> claimed(Batch batch, List<ReadSet> sets) {
        var claiming = new ArrayList<Fresh>();
        var claims = new ArrayList<DocumentRow>();
        var others = new ArrayList<DocumentRow>();
        var fresh = new ArrayList<Fresh>();
        for (var set : sets) {
            var said = set.document();
            if (said == null || batch.rows.containsKey(set.position())) {
                continue;
            }
            long id = Documents.nextId(batch.unit);
            if (set.copy()) {
                others.add(row(id, batch.message, said, set, Verdict.Kind.DUPLICATE.name(), batch.now));
                batch.settle(set, id, "duplicate", null, "it is a copy for the files", List.of());
                continue;
            }
            var row = row(id, batch.message, said, set, "ACCEPTED", batch.now);
            if (Numbering.once(said)) {
                claiming.add(new Fresh(set, said, id));
                claims.add(row);
            } else {
                others.add(row);
                fresh.add(new Fresh(set, said, id));
            }
        }
        Documents.keep(batch.unit, others);
        var answers = claims.isEmpty() ? List.<Taken>of() : Documents.take(batch.unit, claims);
        for (int i = 0; i < answers.size(); i++) {
            if (!answers.get(i).already()) {
                fresh.add(claiming.get(i));
            } else if (answers.get(i).differs()) {
                reused(batch, claiming.get(i), claims.get(i), answers.get(i));
            } else {
                batch.settle(
                        claiming.get(i).set(),
                        answers.get(i).document(),
                        "duplicate",
                        "document:" + answers.get(i).document(),
                        "was here before",
                        List.of());
            }
        }
        fresh.sort(Comparator.comparingInt(each -> each.set().position()));
        return fresh;
    }

    private void reused(Batch batch, Fresh each, DocumentRow row, Taken first) {
        Documents.keep(
                batch.unit,
                List.of(new DocumentRow(
                        row.id(),
                        row.message(),
                        row.direction(),
                        row.type(),
                        row.number(),
                        row.sender(),
                        row.receiver(),
                        row.json(),
                        row.span(),
                        "HELD",
                        row.keptAt())));
        var code = each.document() instanceof Order ? "ORDER_NUMBER_REUSED" : "DOCUMENT_NUMBER_REUSED";
        var found = new NewCase(
                code,
                Actor.PARTNER,
                "%s has sent %s %s before, with other content (document %d). Ask which one holds: release this to take it as well, or reject it."
                        .formatted(row.sender(), row.type(), row.number(), first.document()),
                each.set().span(),
                batch.message,
                row.number(),
                null,
                null,
                "reused:" + row.id());
        var id = cases.open(
                batch.unit,
                List.of(new CaseBook.Opening(found, new Waiting(Waiting.Kind.DOCUMENT, String.valueOf(row.id())))));
        batch.settle(each.set(), row.id(), "held", null, "the number was used before with other content", id);
    }

    private void hand(Batch batch, List<Fresh> fresh) {
        if (fresh.isEmpty()) {
            return;
        }
        var channel = Openings.channel(batch.envelope.format());
        var received = fresh.stream()
                .map(each ->
                        new Received(each.document(), each.row(), batch.message, batch.envelope.partner(), channel))
                .toList();
        var verdicts = desks.take(batch.unit, received);
        var statuses = new HashMap<Long, String>();
        for (int i = 0; i < fresh.size(); i++) {
            var verdict = verdicts.get(i);
            var each = fresh.get(i);
            batch.settle(each.set(), each.row(), status(verdict), verdict.result(), verdict.reason(), verdict.cases());
            if (verdict.kind() != Verdict.Kind.ACCEPTED) {
                statuses.put(each.row(), verdict.kind().name());
            }
            if (verdict.kind() == Verdict.Kind.REJECTED) {
                // The sender may put it right and send it again under the same number.
                Documents.release(batch.unit, each.row());
            }
        }
        if (!statuses.isEmpty()) {
            Documents.settle(batch.unit, statuses, batch.now);
        }
    }

    static String status(Verdict verdict) {
        return verdict.kind().name().toLowerCase(Locale.ROOT);
    }

    private static SetRows.Row known(Map<Integer, SetRows.Row> rows, ReadSet set) {
        var row = rows.get(set.position());
        if (row == null) {
            throw new IllegalStateException("set %d has no outcome".formatted(set.position()));
        }
        return row;
    }
}
