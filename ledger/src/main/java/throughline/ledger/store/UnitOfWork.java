package throughline.ledger.store;

import jakarta.persistence.PersistenceException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** One transaction under way. Belongs to one thread, and ends with the {@link Work} it was given to. */
public final class UnitOfWork {

    private final Connection connection;
    private final StatelessSession session;
    private final Sequences sequences;
    private final Map<Class<?>, Object> attachments = new HashMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private boolean begun;

    UnitOfWork(Connection connection, StatelessSession session, Sequences sequences) {
        this.connection = connection;
        this.session = session;
        this.sequences = sequences;
    }

    /** Inserts entities with assigned ids in few statements, whatever their number. */
    public void insert(List<?> rows) {
        begin();
        asked(() -> {
            session.insertMultiple(rows);
            return rows;
        });
    }

    /** What a query in Hibernate's language finds: stored objects, or their parts in the order in which the result's constructor takes them. */
    public <R> List<R> find(Class<R> type, String query) {
        return asked(() -> session.createSelectionQuery(query, type).getResultList());
    }

    /** Changes or clears away stored objects by a statement in Hibernate's language, and says how many. */
    public int change(String statement) {
        return asked(() -> session.createMutationQuery(statement).executeUpdate());
    }

    /** Runs SQL on this transaction's connection. */
    public <T extends @Nullable Object> T jdbc(JdbcWork<T> work) {
        try {
            return work.on(connection);
        } catch (SQLException failure) {
            throw new DatabaseFailure("the database refused", failure);
        }
    }

    /** What a query in SQL finds, read row by row; {@code values} are its parameters in their order. */
    public <R> List<R> list(String sql, RowReading<R> reading, @Nullable Object... values) {
        return jdbc(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setObject(i + 1, values[i]);
                }
                var found = new ArrayList<R>();
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(reading.of(row));
                    }
                }
                return found;
            }
        });
    }

    /**
     * The next number of a sequence. Numbers are taken in blocks of the sequence's increment, so they ascend but have gaps, and most
     * calls do not go to the database.
     *
     * @param sequence with its schema ({@code trail.document_id})
     */
    public long next(String sequence) {
        return sequences.next(sequence, this);
    }

    /** Done once the transaction has committed; never when it has not. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /**
     * Does part of the work so that its failure leaves the rest standing: what the part wrote is undone, its locks are given back, and
     * the failure is thrown for the caller to deal with. Only errors that leave the connection alive can be dealt with so.
     */
    public <T extends @Nullable Object> T attempt(Work<T> part) throws SQLException {
        var savepoint = connection.setSavepoint();
        var pending = afterCommit.size();
        try {
            var result = part.in(this);
            connection.releaseSavepoint(savepoint);
            return result;
        } catch (RuntimeException | SQLException failure) {
            // What was read under a lock that is now gone must be read again.
            attachments.clear();
            afterCommit.subList(pending, afterCommit.size()).clear();
            connection.rollback(savepoint);
            throw failure;
        }
    }

    /** Something a part of the ledger remembers for the rest of this transaction, such as the locks it holds. */
    public <A> A attachment(Class<A> type, Supplier<A> first) {
        return type.cast(attachments.computeIfAbsent(type, key -> first.get()));
    }

    /**
     * Hibernate sends rows in batches only within a transaction of its own. It gets one that it is never asked to end: {@link Database} commits
     * or rolls back on the connection, and a session that closes does neither.
     */
    private void begin() {
        if (!begun) {
            session.beginTransaction();
            begun = true;
        }
    }

    private static <T> T asked(Supplier<T> work) {
        try {
            return work.get();
        } catch (PersistenceException failure) {
            var sql = DatabaseFailure.sqlErrorIn(failure);
            throw sql == null ? failure : new DatabaseFailure("the database refused", sql);
        }
    }

    void committed() {
        afterCommit.forEach(Runnable::run);
    }
}
