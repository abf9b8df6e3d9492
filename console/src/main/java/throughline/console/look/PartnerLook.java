package throughline.console.look;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.operations.flow.PartnerDirectory;
import throughline.operations.flow.PartnerDirectory.PartnerCard;

/** How it stands with each partner: what its folder says, and what lately went to and fro. */
public final class PartnerLook {

    private static final String HEALTH =
            """
            select p.code,
                   (select count(*) from desk.case_ c where c.state in ('open', 'assigned') and c.message is not null
                    and (exists (select 1 from desk.opening o where o.message = c.message and o.partner = p.code)
                         or exists (select 1 from trail.message m where m.id = c.message and m.partner = p.code))),
                   (select count(*) from desk.expectation e where e.partner = p.code and e.state = 'overdue'),
                   (select max(o.opened_at) from desk.opening o where o.partner = p.code),
                   (select max(m.sealed_at) from trail.message m where m.partner = p.code and m.direction = 'OUT')
            from unnest(?) p(code)""";

    private final Database database;
    private final PartnerDirectory partners;

    public PartnerLook(Database database, PartnerDirectory partners) {
        this.database = database;
        this.partners = partners;
    }

    /** A partner and its health. */
    public record PartnerLine(PartnerCard partner, Health health) {}

    /**
     * How it stands with a partner.
     *
     * @param openCases live cases about a message from it or to it
     * @param overdue what we sent and it has not acknowledged in time
     * @param lastIn when its last message was opened, or null
     * @param lastOut when we last sealed a message for it, or null
     */
    public record Health(long openCases, long overdue, @Nullable Instant lastIn, @Nullable Instant lastOut) {

        static final Health UNKNOWN = new Health(0, 0, null, null);
    }

    public List<PartnerLine> all() {
        var cards = partners.cards();
        var health = database.read(unit -> unit.jdbc(connection ->
                health(connection, cards.stream().map(PartnerCard::code).toList())));
        return cards.stream()
                .map(card -> new PartnerLine(card, health.getOrDefault(card.code(), Health.UNKNOWN)))
                .toList();
    }

    private static Map<String, Health> health(Connection connection, List<String> codes) throws SQLException {
        var found = new HashMap<String, Health>();
        try (var select = connection.prepareStatement(HEALTH)) {
            select.setArray(1, connection.createArrayOf("text", codes.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getString(1),
                            new Health(rows.getLong(2), rows.getLong(3), instant(rows, 4), instant(rows, 5)));
                }
            }
        }
        return found;
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
