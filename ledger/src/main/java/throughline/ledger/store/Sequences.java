package throughline.ledger.store;

import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Numbers taken from the database in blocks, one block per sequence for the whole process. */
final class Sequences {

    private static final String NEXT_BLOCK =
            "select nextval(?::regclass), (select seqincrement from pg_sequence where seqrelid = ?::regclass)";

    private final Map<String, Block> blocks = new ConcurrentHashMap<>();

    long next(String sequence, UnitOfWork unit) {
        return blocks.computeIfAbsent(sequence, Block::new).next(unit);
    }

    /** The numbers of one sequence that this process may still give out. */
    private static final class Block {

        private final String sequence;
        private long next;
        private long end;

        Block(String sequence) {
            this.sequence = sequence;
        }

        synchronized long next(UnitOfWork unit) {
            if (next == end) {
                unit.jdbc(connection -> {
                    try (var statement = connection.prepareStatement(NEXT_BLOCK)) {
                        statement.setString(1, sequence);
                        statement.setString(2, sequence);
                        try (var row = statement.executeQuery()) {
                            if (!row.next()) {
                                throw new SQLException("no such sequence: " + sequence);
                            }
                            next = row.getLong(1);
                            end = next + row.getLong(2);
                            return end;
                        }
                    }
                });
            }
            return next++;
        }
    }
}
