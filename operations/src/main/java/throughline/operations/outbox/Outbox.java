package throughline.operations.outbox;

import static java.util.Objects.requireNonNull;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Cause;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Direction;
import throughline.ledger.trail.DocumentRow;
import throughline.ledger.trail.Documents;
import throughline.ledger.trail.Lineage;
import throughline.ledger.trail.Link;
import throughline.model.document.BusinessDocument;
import throughline.model.document.DocumentText;
import throughline.model.lineage.Identifiers;

/**
 * Lines up what we owe our partners, in the transaction that makes us owe it: the document exists exactly when what caused it does. Few
 * statements, whatever the number of documents.
 */
public final class Outbox {

    private final DocumentText text;
    private final Identifiers identifiers;
    private final Clock clock;

    public Outbox(DocumentText text, Identifiers identifiers, Clock clock) {
        this.text = text;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    /**
     * A document of our own making.
     *
     * @param receiver partner code; null when nobody wants it as a message: then it is kept and can be found, and not sent
     * @param subject our number of what it is about ({@code SO-0000017}): documents to one receiver about one subject leave in order
     * @param cause what made us owe it
     */
    public record Owed(BusinessDocument document, @Nullable String receiver, String subject, Cause cause) {
        public Owed {
            requireNonNull(document, "document");
            requireNonNull(subject, "subject");
            requireNonNull(cause, "cause");
        }
    }

    /** Keeps each document in the trail, linked to what made us owe it, and lines up those that have a receiver. */
    public void owe(UnitOfWork unit, List<Owed> owed) {
        if (owed.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var documents = new ArrayList<DocumentRow>(owed.size());
        var links = new ArrayList<Link>(owed.size());
        var rows = new RowSet(
                "desk.outbox",
                "id uuid",
                "document bigint",
                "type text",
                "number text",
                "receiver text",
                "subject text",
                "cause uuid",
                "owed_at timestamptz");
        for (var each : owed) {
            var document = each.document();
            long id = Documents.nextId(unit);
            documents.add(new DocumentRow(
                    id,
                    null,
                    Direction.OUT,
                    document.type(),
                    document.number().value(),
                    document.sender().code(),
                    document.receiver().code(),
                    text.write(document),
                    null,
                    each.receiver() == null ? "KEPT" : "OWED",
                    now));
            var cause = each.cause();
            if (cause.document() != null) {
                links.add(new Link(cause.document(), id, relation(document)));
            }
            if (each.receiver() != null) {
                rows.add(
                        identifiers.next(),
                        id,
                        document.type(),
                        document.number().value(),
                        each.receiver(),
                        each.subject(),
                        cause.message() == null ? null : cause.message().value(),
                        now);
            }
        }
        Documents.keep(unit, documents);
        Lineage.link(unit, links);
        unit.jdbc(rows::insert);
    }

    /** What the document is to the one that caused it. */
    private static String relation(BusinessDocument document) {
        return switch (document.type()) {
            case "OrderResponse" -> "answers";
            case "ShipmentInstruction" -> "instructs";
            case "DespatchAdvice" -> "ships";
            case "Invoice" -> "bills";
            case "ApplicationResponse" -> "acknowledges";
            default -> "follows";
        };
    }
}
