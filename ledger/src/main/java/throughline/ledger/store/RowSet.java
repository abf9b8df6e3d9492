package throughline.ledger.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows for one table, collected and then written by one {@code insert ... select ... from unnest(...)}, whatever their number: one
 * statement, one plan, one parameter per column.
 */
public final class RowSet {

    private final String table;
    private final String[] columns;
    private final String[] types;
    private final List<@Nullable Object>[] values;

    /**
     * @param table with its schema
     * @param columns each with its type, as in {@code "entry bigint"}; never text from outside
     */
    public RowSet(String table, String... columns) {
        this.table = table;
        this.columns = Arrays.stream(columns)
                .map(column -> column.substring(0, column.indexOf(' ')))
                .toArray(String[]::new);
        this.types = Arrays.stream(columns)
                .map(column -> column.substring(column.indexOf(' ') + 1))
                .toArray(String[]::new);
        this.values = lists(columns.length);
    }

    public void add(@Nullable Object... row) {
        if (row.length != columns.length) {
            throw new IllegalArgumentException(
                    "%s takes %d values, not %d".formatted(table, columns.length, row.length));
        }
        for (int i = 0; i < row.length; i++) {
            values[i].add(row[i]);
        }
    }

    public int size() {
        return values[0].size();
    }

    /** Writes them and says how many rows it wrote. */
    public int insert(Connection connection) throws SQLException {
        return insert(connection, "");
    }

    /** Writes them, with a tail such as {@code on conflict do nothing}, and says how many rows it wrote. */
    public int insert(Connection connection, String tail) throws SQLException {
        if (size() == 0) {
            return 0;
        }
        try (var statement = connection.prepareStatement(sql(tail))) {
            bind(statement, 1);
            return statement.executeUpdate();
        }
    }

    /** The statement, for callers that send several in one round trip. */
    public String sql(String tail) {
        var parameters = Arrays.stream(types).map(type -> "?::" + type + "[]").collect(Collectors.joining(","));
        return "insert into %s (%s) select * from unnest(%s) %s"
                .formatted(table, String.join(",", columns), parameters, tail);
    }

    /** Binds every column from the given parameter on, and returns the parameter after the last. */
    public int bind(PreparedStatement statement, int first) throws SQLException {
        var connection = statement.getConnection();
        for (int i = 0; i < columns.length; i++) {
            Object[] column = types[i].equals("bytea") ? values[i].toArray(byte[][]::new) : values[i].toArray();
            statement.setArray(first + i, connection.createArrayOf(types[i], column));
        }
        return first + columns.length;
    }

    @SuppressWarnings("unchecked") // an array of a generic type can only be made so
    private static List<@Nullable Object>[] lists(int count) {
        return IntStream.range(0, count).mapToObj(i -> new ArrayList<>()).toArray(List[]::new);
    }
}
