package throughline.console.look;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.console.act.Refused;
import throughline.ledger.store.Database;
import throughline.operations.flow.PartnerDirectory;
import throughline.operations.flow.PartnerDirectory.PartnerCard;

/** How it stands with each partner: what its folder says, and what lately went to and fro. One query, however many partners there are. */
public final class PartnerLook {

    private static final String HEALTH =
            """
            with live as (
                select p.partner, count(*) cases, count(*) filter (where c.due_at < ?) late
                from desk.case_ c cross join lateral (
                    select o.partner from desk.opening o where o.message = c.message and o.partner is not null
                    union select m.partner from trail.message m where m.id = c.message and m.partner is not null
                    union select substr(c.waiting, 11) where c.waiting like 'WAY:fetch %') p
                where c.state in ('open', 'assigned') and (c.message is not null or c.waiting like 'WAY:fetch %') group by p.partner)
            select p.code, coalesce(l.cases, 0), coalesce(l.late, 0),
                   (select count(*) from desk.expectation e where e.partner = p.code and e.state = 'overdue')
                   + (select count(*) from desk.business_answer b where b.partner = p.code and b.state = 'overdue' and b.outbox is not null),
                   (select count(*) from desk.outbox o where o.receiver = p.code and o.sent_at is null),
                   (select o.opened_at from desk.opening o where o.partner = p.code order by o.message desc limit 1),
                   (select m.sealed_at from trail.message m where m.partner = p.code and m.direction = 'OUT' order by m.id desc limit 1),
                   w.failures, w.last_error, w.rests_until
            from unnest(?::text[]) p(code) left join live l on l.partner = p.code
            left join lateral (select failures, last_error, rests_until from desk.way
                               where name in ('send ' || p.code, 'fetch ' || p.code) and failures > 0 order by failures desc limit 1) w on true""";

    private final Database database;
    private final PartnerDirectory partners;
    private final Clock clock;

    public PartnerLook(Database database, PartnerDirectory partners, Clock clock) {
        this.database = database;
        this.partners = partners;
        this.clock = clock;
    }

    /** A partner and its health. */
    public record PartnerLine(PartnerCard partner, Health health) {

        /** How much it needs somebody: 0 for not at all. */
        public int trouble() {
            return (partner.fault() == null ? 0 : 8)
                    + (health.way() == null ? 0 : 4)
                    + (health.overdue() > 0 ? 2 : 0)
                    + (health.openCases() > 0 ? 1 : 0);
        }
    }

    /**
     * How it stands with a partner.
     *
     * @param openCases live cases about a message from it or to it, or about fetching from it
     * @param lateCases those of them beyond their deadline
     * @param overdue what we sent and it has not acknowledged or answered in time
     * @param waiting what we owe it and has not left
     * @param lastIn when its last message was opened, or null
     * @param lastOut when we last sealed a message for it, or null
     * @param way the way to it or from it that fails, or null when all is well
     */
    public record Health(
            long openCases,
            long lateCases,
            long overdue,
            long waiting,
            @Nullable Instant lastIn,
            @Nullable Instant lastOut,
            @Nullable Way way) {

        static final Health UNKNOWN = new Health(0, 0, 0, 0, null, null, null);
    }

    /**
     * A way that failed, and was not gone successfully since.
     *
     * @param failures in a row; from three on it rests
     * @param until it rests so long, or null
     */
    public record Way(int failures, String reason, @Nullable Instant until) {}

    /** Every partner and every faulty folder, by code. */
    public List<PartnerLine> all() {
        return lines(partners.cards());
    }

    /** One partner, in words when there is none. */
    public PartnerLine one(String code) {
        var cards = partners.cards().stream()
                .filter(card -> card.code().equals(code))
                .toList();
        if (cards.isEmpty()) {
            throw Refused.unknown("There is no partner '%s'.".formatted(code), "Look for it in the list of partners.");
        }
        return lines(cards).get(0);
    }

    private List<PartnerLine> lines(List<PartnerCard> cards) {
        var health = database.read(unit -> unit.jdbc(connection ->
                health(connection, cards.stream().map(PartnerCard::code).toList())));
        return cards.stream()
                .map(card -> new PartnerLine(card, health.getOrDefault(card.code(), Health.UNKNOWN)))
                .toList();
    }

    private Map<String, Health> health(Connection connection, List<String> codes) throws SQLException {
        var found = new HashMap<String, Health>();
        try (var select = connection.prepareStatement(HEALTH)) {
            select.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            select.setArray(2, connection.createArrayOf("text", codes.toArray()));
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    found.put(
                            rows.getString(1),
                            new Health(
                                    rows.getLong(2),
                                    rows.getLong(3),
                                    rows.getLong(4),
                                    rows.getLong(5),
                                    instant(rows, 6),
                                    instant(rows, 7),
                                    way(rows)));
                }
            }
        }
        return found;
    }

    private static @Nullable Way way(ResultSet row) throws SQLException {
        int failures = row.getInt(8);
        var reason = row.getString(9);
        return failures == 0 ? null : new Way(failures, reason == null ? "" : reason, instant(row, 10));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
