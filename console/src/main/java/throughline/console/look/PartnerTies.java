package throughline.console.look;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.model.lineage.MessageId;

/** What ties a partner to us: the customer, supplier or warehouses it is, its own names for our things, and what we owe each other. */
public final class PartnerTies {

    /** So many of a kind are shown. */
    public static final int MOST = 200;

    private static final String WHO =
            """
            select 'customer', customer, name from desk.customer where partner = ?
            union all select 'supplier', supplier, name from desk.supplier where partner = ?
            union all select 'warehouse', warehouse, name from desk.warehouse where partner = ? order by 1, 2""";

    private static final String ITEMS =
            """
            select n.name, n.sku, i.description, n.unit from desk.item_name n
            join desk.customer c on c.customer = n.customer join desk.item i on i.sku = n.sku
            where c.partner = ? order by n.name limit ?""";

    private static final String PLACES =
            """
            select s.ship_to, s.name, s.gln, s.city || coalesce(', ' || s.region, '') || ' ' || s.country, s.jurisdiction, s.exemption,
                   (select string_agg(t.tax_class || ' ' || t.percent::text || ' %', ', ' order by t.tax_class)
                    from desk.tax_rate t where t.jurisdiction = s.jurisdiction)
            from desk.ship_to s join desk.customer c on c.customer = s.customer where c.partner = ? order by s.place limit ?""";

    private static final String OWED =
            """
            select o.type, o.number, o.subject, o.message, o.owed_at, o.sent_at, o.last_error, e.state, e.due_at
            from desk.outbox o left join desk.expectation e on e.outbox = o.id
            where o.receiver = ? and o.sent_at is null
            union all
            select o.type, o.number, o.subject, o.message, o.owed_at, o.sent_at, o.last_error, e.state, e.due_at
            from desk.expectation e join desk.outbox o on o.id = e.outbox where e.partner = ? and e.state = 'overdue'
            union all
            select o.type, o.number, o.subject, o.message, o.owed_at, o.sent_at, o.last_error, 'unanswered', b.due_at
            from desk.business_answer b join desk.outbox o on o.id = b.outbox where b.partner = ? and b.state = 'overdue'
            order by 5 limit ?""";

    private final Database database;

    public PartnerTies(Database database) {
        this.database = database;
    }

    /**
     * Everything, as the master data and the outbox say it now.
     *
     * @param owed what has not left, and what it has not acknowledged or answered in time, the oldest first
     */
    public record Ties(List<Self> self, List<Item> items, List<Place> places, List<Owed> owed) {

        public Ties {
            self = List.copyOf(self);
            items = List.copyOf(items);
            places = List.copyOf(places);
            owed = List.copyOf(owed);
        }
    }

    /** Who it is among our records. {@code kind} is customer, supplier or warehouse. */
    public record Self(String kind, String code, String name) {}

    /** Its own part number, and the item it means; {@code unit} the one it stands for, or null for any. */
    public record Item(String part, String sku, String description, @Nullable String unit) {}

    /** Its own name of a place we deliver to, and the taxes there. */
    public record Place(
            String code,
            String name,
            @Nullable String gln,
            String city,
            String jurisdiction,
            @Nullable String exemption,
            @Nullable String taxes) {}

    /** A document we owe it, or for which it owes an answer; {@code dueAt} is when the answer was due. */
    public record Owed(
            String type,
            String number,
            String subject,
            @Nullable MessageId message,
            Instant owedSince,
            @Nullable Instant sentAt,
            @Nullable String lastError,
            @Nullable String answer,
            @Nullable Instant dueAt) {

        public boolean overdue() {
            return "overdue".equals(answer) || unanswered();
        }

        /** Its business, not its reader, owes the answer. */
        public boolean unanswered() {
            return "unanswered".equals(answer);
        }
    }

    public Ties of(String partner) {
        return database.read(unit -> unit.jdbc(connection -> new Ties(
                list(
                        connection,
                        WHO,
                        new Object[] {partner, partner, partner},
                        row -> new Self(row.getString(1), row.getString(2), row.getString(3))),
                list(
                        connection,
                        ITEMS,
                        new Object[] {partner, MOST},
                        row -> new Item(row.getString(1), row.getString(2), row.getString(3), row.getString(4))),
                list(connection, PLACES, new Object[] {partner, MOST}, PartnerTies::place),
                list(connection, OWED, new Object[] {partner, partner, partner, MOST}, PartnerTies::owed))));
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7));
    }

    private static Owed owed(ResultSet row) throws SQLException {
        var message = row.getObject(4, UUID.class);
        return new Owed(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                message == null ? null : new MessageId(message),
                row.getObject(5, OffsetDateTime.class).toInstant(),
                instant(row, 6),
                row.getString(7),
                row.getString(8),
                instant(row, 9));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        var at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static <T> List<T> list(Connection connection, String sql, Object[] values, RowReader<T> reader)
            throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<T>();
                while (rows.next()) {
                    found.add(reader.read(rows));
                }
                return found;
            }
        }
    }
}
