package throughline.ledger.proof;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.AccountKey;
import throughline.ledger.book.BookEntry;
import throughline.ledger.book.BookLine;
import throughline.ledger.book.EntryHash;
import throughline.ledger.book.EntryNumber;

/** Works out the hash of every entry again, lane by lane, one entry in memory at a time. */
final class ChainCheck implements Verify.Check {

    private static final int FETCH = 2000;

    private static final String LANES = "select id, seq, hash from book.lane order by id";

    private static final String ENTRIES =
            """
            select e.id, e.effect, e.kind, e.about, e.entity, e.counts_on, e.booked_at, e.message, e.document, e.decisions::bigint[],
                   e.rule_book, e.reverses, e.lane, e.lane_seq, e.hash, l.line, u.ledger, u.entity, u.code, u.measure, a.number, a.location,
                   a.lot, a.state, l.amount, l.account_seq, l.balance_after, l.party, l.order_number, l.shipment, l.open_item, l.due_on, l.item,
                   l.location, l.jurisdiction, l.source_message, l.source_offset, l.source_length, l.source_segment
            from (select * from book.entry where lane = ? order by lane_seq) e
            cross join lateral (select * from book.line where entry = e.id order by line) l
            join book.account a on a.id = l.account join book.unit u on u.id = l.unit
            order by e.lane_seq, l.line""";

    @Override
    public String name() {
        return "the hash chain is whole in every lane";
    }

    @Override
    public Verify.Outcome look(Connection connection) throws SQLException {
        var walk = new Walk();
        try (var lanes = connection.createStatement();
                var row = lanes.executeQuery(LANES)) {
            while (row.next()) {
                lane(connection, row.getInt(1), walk);
                walk.end(row.getInt(1), row.getLong(2), row.getBytes(3));
            }
        }
        return Verify.Outcome.of("%d entries in %d lanes".formatted(walk.entries, walk.lanes), walk.wrong);
    }

    private static void lane(Connection connection, int lane, Walk walk) throws SQLException {
        try (var statement = connection.prepareStatement(ENTRIES)) {
            statement.setFetchSize(FETCH);
            statement.setInt(1, lane);
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    walk.line(row);
                }
                walk.finishEntry();
            }
        }
    }

    /** Where the walk along one lane stands. */
    private static final class Walk {

        private final List<String> wrong = new ArrayList<>();
        private final List<BookLine> lines = new ArrayList<>();
        private @Nullable BookEntry entry;
        private byte[] stored = EntryHash.NOTHING;
        private byte[] previous = EntryHash.NOTHING;
        private long seq;
        private long entries;
        private int lanes;

        void line(ResultSet row) throws SQLException {
            if (entry == null || entry.id() != row.getLong(1)) {
                finishEntry();
                entry = entry(row);
                stored = row.getBytes(15);
            }
            lines.add(bookLine(row));
        }

        void finishEntry() {
            if (entry != null) {
                if (entry.laneSeq() != seq + 1) {
                    blame("lane %d: %s follows number %d with number %d"
                            .formatted(entry.lane(), EntryNumber.text(entry.id()), seq, entry.laneSeq()));
                }
                if (!Arrays.equals(EntryHash.of(previous, entry, lines), stored)) {
                    blame("%s is not what was written: its hash does not fit".formatted(EntryNumber.text(entry.id())));
                }
                seq = entry.laneSeq();
                previous = stored;
                entries++;
            }
            entry = null;
            lines.clear();
        }

        void end(int lane, long headSeq, byte[] headHash) {
            if (seq != headSeq || !Arrays.equals(previous, headHash)) {
                blame("lane %d ends at number %d, but its head says %d".formatted(lane, seq, headSeq));
            }
            lanes += seq > 0 ? 1 : 0;
            seq = 0;
            previous = EntryHash.NOTHING;
        }

        private void blame(String what) {
            if (wrong.size() < Verify.MOST_NAMED) {
                wrong.add(what);
            }
        }
    }

    private static BookEntry entry(ResultSet row) throws SQLException {
        var decisions = Arrays.stream((Object[]) row.getArray(10).getArray())
                .map(Long.class::cast)
                .toList();
        return new BookEntry(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getObject(6, LocalDate.class),
                row.getObject(7, OffsetDateTime.class).toInstant(),
                row.getObject(8, UUID.class),
                number(row, 9),
                decisions,
                row.getString(11),
                number(row, 12),
                row.getInt(13),
                row.getLong(14));
    }

    private static BookLine bookLine(ResultSet row) throws SQLException {
        var account = new AccountKey(
                row.getString(17),
                row.getString(18),
                row.getString(19),
                row.getString(20),
                row.getString(21),
                "",
                row.getString(22),
                row.getString(23),
                row.getString(24));
        BigDecimal balanceAfter = row.getBigDecimal(27);
        var tags = new BookLine.Tags(
                row.getString(28),
                row.getString(29),
                row.getString(30),
                row.getString(31),
                row.getObject(32, LocalDate.class),
                row.getString(33),
                row.getString(34),
                row.getString(35));
        var length = number(row, 38);
        var place = new BookLine.Place(
                row.getObject(36, UUID.class),
                number(row, 37),
                length == null ? null : length.intValue(),
                row.getString(39));
        return new BookLine(row.getInt(16), account, row.getBigDecimal(25), number(row, 26), balanceAfter, tags, place);
    }

    private static @Nullable Long number(ResultSet row, int column) throws SQLException {
        var value = row.getLong(column);
        return row.wasNull() ? null : value;
    }
}
