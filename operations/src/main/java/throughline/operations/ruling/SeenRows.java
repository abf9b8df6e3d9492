package throughline.operations.ruling;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;

/** What decisions saw, in the store: written with the decisions, read for explanations and what-if, forgotten after a time. */
public final class SeenRows {

    /** What {@link #all} reads, of {@code desk.seen}. */
    public static final String COLUMNS = "order_number, decisions::bigint[], rule_book, decided_at, facts";

    private static final String PERIOD =
            """
             from desk.seen, (select ?::timestamptz as first, ?::timestamptz as last, ?::bigint[] as wanted) asked
            where decided_at >= first and decided_at < last and whole and (cardinality(wanted) = 0 or order_number = any(wanted))""";

    private static final int AT_A_TIME = 5_000;

    private SeenRows() {}

    /**
     * What was seen by decisions that are about to be written.
     *
     * @param decisions their numbers: pricing, credit and allocation; or allocation alone; or one for each line that is short; or one about accounts
     */
    public record Fresh(long order, List<Long> decisions, Sight seen) {

        public Fresh {
            decisions = List.copyOf(decisions);
        }
    }

    /**
     * What was seen by decisions that stand.
     *
     * @param packed readable by {@link #sight}
     */
    public record Kept(long order, List<Long> decisions, String ruleBook, Instant at, Packed packed) {

        public Kept {
            decisions = List.copyOf(decisions);
        }

        /**
         * @throws UnreadableFacts when an edition wrote it whose facts are not today's
         */
        public Sight sight() {
            return SeenText.unpack(packed.bytes());
        }

        /**
         * The same of an order's lines: of every whole decision.
         *
         * @throws UnreadableFacts also when it was about something else: goods shipped short, or accounts
         */
        public Seen seen() {
            if (sight() instanceof Seen seen) {
                return seen;
            }
            throw new UnreadableFacts("it is not about an order's lines");
        }

        /** The facts as text, a head for each kind, whatever edition wrote it. */
        public String text() {
            return SeenText.unpacked(packed.bytes());
        }
    }

    /** Bytes that nobody changes. */
    public static final class Packed {
        private final byte[] bytes;

        Packed(byte[] bytes) {
            this.bytes = bytes;
        }

        byte[] bytes() {
            return bytes;
        }

        public int size() {
            return bytes.length;
        }
    }

    /** Writes them in one statement, whatever their number. */
    public static void add(UnitOfWork unit, List<Fresh> all, String ruleBook, Instant at) {
        if (all.isEmpty()) {
            return;
        }
        var rows = new RowSet(
                "desk.seen",
                "order_number bigint",
                "decision bigint",
                "decisions text",
                "rule_book text",
                "whole boolean",
                "decided_at timestamptz",
                "facts bytea");
        try (var text = new SeenText()) {
            for (var each : all) {
                rows.add(
                        each.order(),
                        each.decisions().get(0),
                        each.decisions().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}")),
                        ruleBook,
                        each.seen().whole(),
                        at,
                        text.pack(each.seen()));
            }
        }
        unit.jdbc(rows::insert);
    }

    /** What the decisions about one order saw, the oldest first. */
    public static List<Kept> of(UnitOfWork unit, long order) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(
                    "select " + COLUMNS + " from desk.seen where order_number = ? order by decision")) {
                select.setLong(1, order);
                return all(select.executeQuery());
            }
        });
    }

    /** Of a query for {@link #COLUMNS}, and perhaps others after them. */
    public static List<Kept> all(ResultSet rows) throws SQLException {
        var all = new ArrayList<Kept>();
        while (rows.next()) {
            all.add(kept(rows));
        }
        return all;
    }

    /**
     * Hands over, order by order, what the first whole decision about each order of a period saw, without holding more than some hundreds.
     *
     * @param from inclusive, {@code until} exclusive
     * @param orders of these only; of all when it is empty
     * @param taker says whether to go on
     * @return whether it came to the end
     */
    public static boolean each(
            UnitOfWork unit, Instant from, Instant until, Collection<Long> orders, Predicate<Kept> taker) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(
                    "select distinct on (order_number) " + COLUMNS + PERIOD + " order by order_number, decision")) {
                select.setFetchSize(500);
                period(select, from, until, orders);
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        if (!taker.test(kept(rows))) {
                            return false;
                        }
                    }
                    return true;
                }
            }
        });
    }

    /**
     * Hands over what the very first whole decision about each order saw, where it was taken in that period: each order once, in whichever period.
     *
     * @param from inclusive, {@code until} exclusive
     * @param taker says whether to go on
     */
    public static boolean first(UnitOfWork unit, Instant from, Instant until, Predicate<Kept> taker) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement("select " + COLUMNS
                    + " from desk.seen s where decided_at >= ? and decided_at < ? and whole and not exists (select from desk.seen e"
                    + " where e.order_number = s.order_number and e.whole and e.decision < s.decision)")) {
                select.setFetchSize(500);
                select.setTimestamp(1, Timestamp.from(from));
                select.setTimestamp(2, Timestamp.from(until));
                try (var rows = select.executeQuery()) {
                    while (rows.next()) {
                        if (!taker.test(kept(rows))) {
                            return false;
                        }
                    }
                    return true;
                }
            }
        });
    }

    private static void period(PreparedStatement select, Instant from, Instant until, Collection<Long> orders)
            throws SQLException {
        select.setTimestamp(1, Timestamp.from(from));
        select.setTimestamp(2, Timestamp.from(until));
        select.setArray(3, select.getConnection().createArrayOf("bigint", orders.toArray()));
    }

    /** How many orders {@link #each} would hand over. */
    public static long count(UnitOfWork unit, Instant from, Instant until, Collection<Long> orders) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement("select count(distinct order_number)" + PERIOD)) {
                period(select, from, until, orders);
                try (var row = select.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }

    /** Forgets what was seen before then, at most some thousands at a time; how many. */
    public static int forget(UnitOfWork unit, Instant before) {
        return unit.jdbc(connection -> {
            try (var delete = connection.prepareStatement(
                    "delete from desk.seen where ctid = any(array(select ctid from desk.seen where decided_at < ? limit "
                            + AT_A_TIME + "))")) {
                delete.setTimestamp(1, Timestamp.from(before));
                return delete.executeUpdate();
            }
        });
    }

    private static Kept kept(ResultSet row) throws SQLException {
        var decisions = Arrays.stream((Object[]) row.getArray(2).getArray())
                .map(Long.class::cast)
                .toList();
        return new Kept(
                row.getLong(1),
                decisions,
                row.getString(3),
                row.getTimestamp(4).toInstant(),
                new Packed(row.getBytes(5)));
    }
}
