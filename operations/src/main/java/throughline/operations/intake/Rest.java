package throughline.operations.intake;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import throughline.ledger.book.Entries;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.MessageStatus;
import throughline.ledger.trail.Messages;
import throughline.ledger.trail.SetCounts;
import throughline.model.lineage.MessageId;
import throughline.operations.exception.CaseBook;
import throughline.operations.outbox.Outbound;

/** Works out how a message came to rest, from the rows of its sets. */
final class Rest {

    private static final int MOST_OWED = 100_000;

    private final CaseBook cases;
    private final Outbound outbound;

    Rest(CaseBook cases, Outbound outbound) {
        this.cases = cases;
        this.outbound = outbound;
    }

    /** Writes it down with the message. */
    MessageRest settle(UnitOfWork unit, MessageId message, Instant now) {
        var sets = SetRows.ofMessage(unit, message);
        var status = status(sets, Openings.ofMessage(unit, message));
        Messages.recount(unit, message, counts(sets), now);
        Messages.mark(unit, message, MessageStatus.valueOf(status.toUpperCase(Locale.ROOT)), "", now);
        return look(unit, message, status, sets);
    }

    MessageRest look(UnitOfWork unit, MessageId message) {
        var sets = SetRows.ofMessage(unit, message);
        return look(unit, message, status(sets, Openings.ofMessage(unit, message)), sets);
    }

    private MessageRest look(UnitOfWork unit, MessageId message, String status, List<SetRows.Row> sets) {
        var openings = Openings.ofMessage(unit, message);
        var opened = openings.stream()
                .filter(row -> !row.state().equals("unreadable"))
                .findFirst();
        var owed = outbound.list(unit, message, null, MOST_OWED);
        return new MessageRest(
                message,
                opened.map(Openings.Row::partner).orElse(null),
                opened.map(Openings.Row::format).orElse(null),
                status,
                sets.stream()
                        .map(set -> new MessageRest.Document(set.type(), set.number(), set.status(), set.reason()))
                        .toList(),
                owed.stream()
                        .filter(Rest::acknowledges)
                        .map(view -> view.number())
                        .toList(),
                Entries.causedBy(unit, message),
                owed.stream()
                        .filter(view -> !acknowledges(view))
                        .map(view -> new MessageRest.Owed(view.type(), view.number(), view.receiver()))
                        .toList(),
                cases.ofMessage(unit, message));
    }

    private static boolean acknowledges(Outbound.View view) {
        return view.type().equals("ApplicationResponse");
    }

    /** A message is what its sets are; one without sets is what its interchanges are. */
    private static String status(List<SetRows.Row> sets, List<Openings.Row> openings) {
        // What is parked was taken, as far as its sender is concerned.
        var kinds = sets.stream()
                .map(set -> set.status().equals("parked") ? "accepted" : set.status())
                .distinct()
                .toList();
        var held = openings.stream().anyMatch(row -> row.state().equals("hold"));
        if (kinds.isEmpty()) {
            if (held) {
                return "held";
            }
            var repeats = openings.stream().anyMatch(row -> row.state().equals("duplicate"));
            return repeats ? "duplicate" : "rejected";
        }
        if (kinds.size() == 1) {
            return kinds.get(0);
        }
        var onlyGood = kinds.stream().allMatch(kind -> kind.equals("accepted") || kind.equals("duplicate"));
        return onlyGood ? "accepted" : "partial";
    }

    private static SetCounts counts(List<SetRows.Row> sets) {
        return new SetCounts(
                sets.size(),
                count(sets, "accepted") + count(sets, "partial") + count(sets, "parked"),
                count(sets, "rejected"),
                count(sets, "duplicate"),
                count(sets, "held"),
                0);
    }

    private static int count(List<SetRows.Row> sets, String status) {
        return (int) sets.stream().filter(set -> set.status().equals(status)).count();
    }
}
