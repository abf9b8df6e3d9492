package throughline.deploy.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The yardstick for durable work: a bare JDBC program that writes the very rows the appliance wrote, in the same transactions.
 *
 * <p>Every row of PostgreSQL names the transaction that wrote it ({@code xmin}), so the rows of a measured run can be read back grouped by
 * commit. They are then written again into empty copies of the same tables (same columns, keys, indexes and checks; no triggers, no foreign
 * keys), as JDBC batches with rewriting on and synchronous commit on, one transaction for each that there was. Rows that were changed in
 * place (balances) are changed as often. Nothing is read, decided, locked or checked: it is what the same writing costs at the least.
 */
final class BareJdbc implements AutoCloseable {

    private static final String SCHEMA = "yardstick";

    private final String url;
    private final String user;
    private final String password;
    private final Connection connection;
    private final List<Table> tables = new ArrayList<>();
    private long since;

    /** A table of the appliance; {@code updates} and {@code rows} are what one measured run did to it. */
    private static final class Table {
        private final String schema;
        private final String name;
        private final List<String> columns = new ArrayList<>();
        private final List<String> key = new ArrayList<>();
        private long updatesBefore;
        private long updates;
        private final Map<Long, List<Object[]>> rowsByTransaction = new TreeMap<>();

        private Table(String schema, String name) {
            this.schema = schema;
            this.name = name;
        }

        private String original() {
            return schema + "." + name;
        }

        private String copy() {
            return SCHEMA + "." + schema + "_" + name;
        }
    }

    /** One transaction of the appliance, ready to be written again. */
    private record Batch(long transaction) {}

    /**
     * @param url of the appliance's database; the user may create schemas
     */
    BareJdbc(String url, String user, String password) throws SQLException {
        this.url = url + (url.contains("?") ? "&" : "?") + "reWriteBatchedInserts=true";
        this.user = user;
        this.password = password;
        this.connection = DriverManager.getConnection(this.url, user, password);
    }

    /** Call before the measured run. */
    void watch(List<String> schemas) throws SQLException {
        tables.clear();
        since = number("select pg_current_xact_id()::text::bigint");
        for (String schema : schemas) {
            for (String name : texts(
                    "select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = '"
                            + schema + "' and c.relkind in ('r', 'p') and not c.relispartition order by 1")) {
                tables.add(describe(new Table(schema, name)));
            }
        }
    }

    /** Call after the measured run: reads back what it wrote and prepares empty copies. */
    int capture() throws SQLException {
        execute("drop schema if exists " + SCHEMA + " cascade");
        execute("create schema " + SCHEMA);
        var transactions = new TreeMap<Long, Integer>();
        for (Table table : tables) {
            execute("create table " + table.copy() + " (like " + table.original()
                    + " including defaults including indexes including constraints including storage)");
            read(table);
            table.updates = updates(table) - table.updatesBefore;
            table.rowsByTransaction.forEach(
                    (transaction, rows) -> transactions.merge(transaction, rows.size(), Integer::sum));
        }
        tables.removeIf(table -> table.rowsByTransaction.isEmpty());
        return transactions.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Writes it all again with so many connections; answers the seconds it took. */
    double write(int connections) throws Exception {
        for (Table table : tables) {
            if (table.updates > 0) {
                execute("insert into " + table.copy() + " select * from " + table.original()
                        + " on conflict do nothing");
            }
        }
        execute("analyze");
        SortedMap<Long, Boolean> transactions = new TreeMap<>();
        tables.forEach(
                table -> table.rowsByTransaction.keySet().forEach(transaction -> transactions.put(transaction, true)));
        var queue = new ConcurrentLinkedQueue<Batch>();
        transactions.keySet().forEach(transaction -> queue.add(new Batch(transaction)));
        int batches = queue.size();
        var workers = Executors.newFixedThreadPool(connections);
        try {
            long start = System.nanoTime();
            List<Future<?>> done = new ArrayList<>();
            for (int worker = 0; worker < connections; worker++) {
                done.add(workers.submit(() -> {
                    work(queue, batches);
                    return null;
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            workers.shutdownNow();
        }
    }

    private void work(ConcurrentLinkedQueue<Batch> queue, int batches) throws SQLException {
        try (Connection own = DriverManager.getConnection(url, user, password)) {
            own.setAutoCommit(false);
            Batch batch = queue.poll();
            while (batch != null) {
                for (Table table : tables) {
                    write(own, table, batch, batches);
                }
                own.commit();
                batch = queue.poll();
            }
        }
    }

    private static void write(Connection own, Table table, Batch batch, int batches) throws SQLException {
        List<Object[]> rows = table.rowsByTransaction.getOrDefault(batch.transaction(), List.of());
        if (table.updates > 0 && !table.key.isEmpty()) {
            update(own, table, rows, batches);
        } else if (!rows.isEmpty()) {
            insert(own, table, rows);
        }
    }

    private static void insert(Connection own, Table table, List<Object[]> rows) throws SQLException {
        String sql = "insert into " + table.copy() + " (" + String.join(", ", table.columns) + ") values ("
                + "?, ".repeat(table.columns.size() - 1) + "?)";
        try (PreparedStatement statement = own.prepareStatement(sql)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** Changes as many rows as the appliance did in one transaction on average: those that it left changed last. */
    private static void update(Connection own, Table table, List<Object[]> rows, int batches) throws SQLException {
        List<Object[]> all = new ArrayList<>(rows);
        long wanted = (table.updates + batches - 1) / batches;
        var everywhere = table.rowsByTransaction.values().iterator();
        while (all.size() < wanted && everywhere.hasNext()) {
            all.addAll(everywhere.next());
        }
        all = new ArrayList<>(all.subList(0, (int) Math.min(wanted, all.size())));
        all.sort((a, b) -> key(table, a).compareTo(key(table, b)));
        String values = String.join(
                ", ",
                table.columns.stream()
                        .filter(column -> !table.key.contains(column))
                        .map(column -> column + " = ?")
                        .toList());
        String where = String.join(
                " and ", table.key.stream().map(column -> column + " = ?").toList());
        try (PreparedStatement statement =
                own.prepareStatement("update " + table.copy() + " set " + values + " where " + where)) {
            for (Object[] row : all) {
                int at = 1;
                for (int i = 0; i < row.length; i++) {
                    if (!table.key.contains(table.columns.get(i))) {
                        statement.setObject(at++, row[i]);
                    }
                }
                for (String column : table.key) {
                    statement.setObject(at++, row[table.columns.indexOf(column)]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private static String key(Table table, Object[] row) {
        return Arrays.toString(table.key.stream()
                .map(column -> row[table.columns.indexOf(column)])
                .toArray());
    }

    private Table describe(Table table) throws SQLException {
        table.columns.addAll(texts("select attname from pg_attribute where attrelid = '" + table.original()
                + "'::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum"));
        table.key.addAll(texts(
                "select a.attname from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey) where i.indrelid = '"
                        + table.original() + "'::regclass and i.indisprimary order by a.attnum"));
        table.updatesBefore = updates(table);
        return table;
    }

    private long updates(Table table) throws SQLException {
        execute("select pg_stat_force_next_flush()");
        return number("select coalesce(sum(n_tup_upd), 0) from pg_stat_user_tables where schemaname = '" + table.schema
                + "' and relname = '" + table.name + "'");
    }

    private void read(Table table) throws SQLException {
        String sql = "select xmin::text::bigint, " + String.join(", ", table.columns) + " from " + table.original()
                + " where xmin::text::bigint > " + since;
        try (var statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                Object[] row = new Object[table.columns.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = found.getObject(i + 2);
                }
                table.rowsByTransaction
                        .computeIfAbsent(found.getLong(1), none -> new ArrayList<>())
                        .add(row);
            }
        }
    }

    private List<String> texts(String sql) throws SQLException {
        try (var statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (found.next()) {
                texts.add(found.getString(1));
            }
            return texts;
        }
    }

    private long number(String sql) throws SQLException {
        return Long.parseLong(texts(sql).get(0));
    }

    private void execute(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        execute("drop schema if exists " + SCHEMA + " cascade");
        connection.close();
    }
}
