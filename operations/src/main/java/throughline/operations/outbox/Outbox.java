package throughline.operations.outbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
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
import throughline.operations.fulfilment.Dispatcher;

/**
 * Lines up what we owe our partners, in the transaction that makes us owe it: the document exists exactly when what caused it does. Few
 * statements, whatever the number of documents.
 */
public final class Outbox implements Dispatcher {

    private final DocumentText text;
    private final Identifiers identifiers;
    private final Clock clock;

    public Outbox(DocumentText text, Identifiers identifiers, Clock clock) {
        this.text = text;
        this.identifiers = identifiers;
        this.clock = clock;
    }

    @Override
    public void owe(UnitOfWork unit, List<OwedDocument> owed) {
        if (owed.isEmpty()) {
            return;
        }
        var now = clock.instant();
        var documents = new ArrayList<DocumentRow>(owed.size());
        var links = new ArrayList<Link>(owed.size());
        var rows = new RowSet(
                "desk.outbox", "id uuid", "document bigint", "type text", "number text", "receiver text", "subject text", "cause uuid",
                "owed_at timestamptz");
        for (var each : owed) {
            var document = each.document();
            long id = Documents.nextId(unit);
            documents.add(new DocumentRow(
                    id, null, Direction.OUT, document.type(), document.number().value(), document.sender().code(), document.receiver().code(),
                    text.write(document), null, each.receiver() == null ? "KEPT" : "OWED", now));
            var cause = each.cause();
            if (cause.document() != null) {
                links.add(new Link(cause.document(), id, relation(document)));
            }
            if (each.receiver() != null) {
                rows.add(
                        identifiers.next(), id, document.type(), document.number().value(), each.receiver(), each.subject(),
                        cause.message() == null ? null : cause.message().value(), now);
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
