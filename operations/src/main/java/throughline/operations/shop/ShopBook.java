package throughline.operations.shop;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import throughline.ledger.store.Database;
import throughline.model.lineage.MessageId;

/** Remembers, for each shop, what has to outlive us: a visit that ends half-way goes on with it. */
public final class ShopBook {

    /** The number that the shop gave its order stood on the document it came as. */
    private static final String THEIR_ORDER =
            """
            select t.control from desk.sales_order s join desk.taken_set t on t.message = s.message and t.document = s.document
            where s.partner = ? and s.buyer_number = ? order by s.number desc limit 1""";

    private static final String BEGIN =
            "insert into desk.shop_writing (partner, name, known_before, begun_at) values (?, ?, ?, ?) on conflict do nothing";
    private static final String BEFORE = "select known_before from desk.shop_writing where partner = ? and name = ?";
    private static final String FETCHED = "select 1 from desk.shop_fetched where partner = ? and theirs = ?";
    private static final String FETCH =
            "insert into desk.shop_fetched (partner, theirs, message) values (?, ?, ?) on conflict do nothing";
    private static final String SEEN = "select seen from desk.shop_mark where partner = ?";
    private static final String SEE =
            """
            insert into desk.shop_mark as m (partner, seen) values (?, ?)
            on conflict (partner) do update set seen = greatest(m.seen, excluded.seen)""";

    private final Database database;
    private final Clock clock;

    public ShopBook(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The shop's own number of an order that came from it. */
    public Optional<String> theirOrder(String partner, String buyerNumber) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(THEIR_ORDER)) {
                bind(statement, partner, buyerNumber);
                try (var row = statement.executeQuery()) {
                    return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
                }
            }
        }));
    }

    /**
     * What the shop had before we first tried to write something.
     *
     * @param name of what we write, the same at each try
     * @param now what it has now: remembered, when this is the first try
     */
    public Set<String> before(String partner, String name, List<String> now) {
        return database.transact(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(BEGIN)) {
                bind(statement, partner, name);
                statement.setArray(3, connection.createArrayOf("text", now.toArray()));
                statement.setObject(4, clock.instant().atOffset(ZoneOffset.UTC));
                statement.executeUpdate();
            }
            try (var statement = connection.prepareStatement(BEFORE)) {
                bind(statement, partner, name);
                try (var row = statement.executeQuery()) {
                    row.next();
                    return Set.copyOf(Arrays.asList((String[]) row.getArray(1).getArray()));
                }
            }
        }));
    }

    /** Whether an order was fetched before. */
    public boolean fetched(String partner, String theirs) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(FETCHED)) {
                bind(statement, partner, theirs);
                try (var row = statement.executeQuery()) {
                    return row.next();
                }
            }
        }));
    }

    /** Written after the order was sealed: who ends in between fetches it again, and it is known as the same then. */
    public void fetched(String partner, String theirs, MessageId message) {
        database.transact(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(FETCH)) {
                bind(statement, partner, theirs);
                statement.setObject(3, message.value());
                return statement.executeUpdate();
            }
        }));
    }

    /** Up to when the shop's changes have been fetched; nothing before the first time. */
    public Optional<Instant> seen(String partner) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(SEEN)) {
                statement.setString(1, partner);
                try (var row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(row.getObject(1, OffsetDateTime.class).toInstant())
                            : Optional.empty();
                }
            }
        }));
    }

    /** Everything changed up to then has been fetched. It never goes back. */
    public void seen(String partner, Instant until) {
        database.transact(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(SEE)) {
                statement.setString(1, partner);
                statement.setObject(2, until.atOffset(ZoneOffset.UTC));
                return statement.executeUpdate();
            }
        }));
    }

    private static void bind(PreparedStatement statement, String partner, String second) throws SQLException {
        statement.setString(1, partner);
        statement.setString(2, second);
    }
}
