package throughline.ledger.trail;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Finding;

/** How one thing led to the next: links between documents, hops of messages, findings in them, and the keys people search by. */
public final class Lineage {

    private Lineage() {}

    /** Repeated links stand once. */
    public static void link(UnitOfWork unit, List<Link> links) {
        unit.jdbc(connection -> {
            var rows = new RowSet("trail.link", "from_document bigint", "to_document bigint", "kind text");
            links.forEach(link -> rows.add(link.from(), link.to(), link.kind()));
            return rows.insert(connection, "on conflict do nothing");
        });
    }

    public static void hop(UnitOfWork unit, List<Hop> hops) {
        unit.jdbc(connection -> {
            var rows = new RowSet("trail.hop", "message uuid", "stage text", "note text", "at timestamptz");
            hops.forEach(hop -> rows.add(hop.message().value(), hop.stage(), hop.note(), hop.at()));
            return rows.insert(connection);
        });
    }

    /** Which message carries each document of ours. */
    public static void carried(UnitOfWork unit, Map<Long, MessageId> carriers) {
        unit.jdbc(connection -> {
            var rows = new RowSet("trail.dispatch", "document bigint", "message uuid");
            carriers.forEach((document, message) -> rows.add(document, message.value()));
            return rows.insert(connection, "on conflict do nothing");
        });
    }

    /** A message that proves that another one was received; both are told with each other from then on. */
    public static void receipt(UnitOfWork unit, MessageId message, MessageId receipt) {
        unit.jdbc(connection -> {
            var rows = new RowSet("trail.receipt", "message uuid", "receipt uuid");
            rows.add(message.value(), receipt.value());
            return rows.insert(connection, "on conflict do nothing");
        });
    }

    /** A document's own number is a key already. */
    public static void keys(UnitOfWork unit, List<BusinessKey> keys) {
        unit.jdbc(connection -> {
            var rows = new RowSet("trail.business_key", "key text", "kind text", "message uuid", "document bigint");
            for (var key : keys) {
                rows.add(
                        key.key(),
                        key.kind(),
                        key.message() == null ? null : key.message().value(),
                        key.document());
            }
            return rows.insert(connection);
        });
    }

    /**
     * @param document the document they are about, or null when none could be read
     * @param control the set's control number (ST02; UNH 0062), or null for the envelope's own findings
     */
    public static void findings(
            UnitOfWork unit,
            MessageId message,
            @Nullable Long document,
            @Nullable String control,
            List<Finding> findings) {
        unit.jdbc(connection -> {
            var rows = new RowSet(
                    "trail.finding",
                    "message uuid",
                    "document bigint",
                    "set_control text",
                    "severity text",
                    "code text",
                    "text text",
                    "who text",
                    "rule text",
                    "segment text",
                    "position int",
                    "element int",
                    "component int",
                    "span_offset bigint",
                    "span_length int",
                    "line int",
                    "ack_code text");
            for (var each : findings) {
                var span = each.span();
                rows.add(
                        message.value(),
                        document,
                        control,
                        each.severity().name(),
                        each.code(),
                        each.text(),
                        each.who().name(),
                        each.rule(),
                        each.segment(),
                        each.position(),
                        each.element(),
                        each.component(),
                        span == null ? null : span.offset(),
                        span == null ? null : span.length(),
                        each.line(),
                        each.ackCode());
            }
            return rows.insert(connection);
        });
    }
}
