package throughline.ledger.book;

import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import throughline.ledger.store.DatabaseFailure;
import throughline.ledger.store.RowSet;
import throughline.ledger.store.UnitOfWork;

/**
 * The journal, in money and in stock: only ever added to.
 *
 * <p>Whatever the number of postings, it is three round trips: claim the effects; lock what they touch, in one order for everybody;
 * write everything.
 */
public final class Books {

    private final Clock clock;
    private final Accounts accounts = new Accounts();

    public Books(Clock clock) {
        this.clock = clock;
    }

    /**
     * Writes postings, all of them within the caller's transaction. An effect that the book holds already is not written again.
     *
     * @return one answer per posting, in their order
     * @throws StockShortage when a movement would take more than there is; undo the transaction then
     * @throws PeriodClosed when a posting's month is closed for its entity; undo the transaction then
     */
    public List<Posted> post(UnitOfWork unit, List<Posting> postings) {
        if (postings.isEmpty()) {
            return List.of();
        }
        var claims = new LinkedHashMap<EffectKey, Claim>();
        for (var posting : postings) {
            claims.computeIfAbsent(
                    posting.effect(),
                    key -> new Claim(unit.next("book.entry_id"), posting, EntryHash.ofEffect(posting)));
        }
        var before = unit.jdbc(connection -> claim(connection, claims));
        var fresh = claims.values().stream()
                .filter(claim -> !before.containsKey(claim.posting().effect()))
                .toList();
        if (!fresh.isEmpty()) {
            write(unit, fresh);
        }
        return answers(postings, claims, before);
    }

    private void write(UnitOfWork unit, List<Claim> fresh) {
        var touched = new LinkedHashSet<AccountKey>();
        fresh.forEach(claim -> Batch.collectAccounts(claim.posting(), touched));
        var rows = accounts.of(unit, touched);
        var lane = unit.attachment(LaneChoice.class, LaneChoice::new);
        var bookedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        try {
            unit.jdbc(connection -> {
                var batch = new Batch(rows, Locks.take(connection, rows, fresh, lane), bookedAt);
                fresh.forEach(claim -> batch.add(claim.entry(), claim.posting()));
                batch.write(connection);
                return fresh.size();
            });
        } catch (RuntimeException failure) {
            throw inWords(failure);
        }
    }

    /** Claims the effects and returns those that somebody has had before, with what stands in the book for them. */
    private static Map<EffectKey, Standing> claim(Connection connection, Map<EffectKey, Claim> claims)
            throws SQLException {
        var rows = new RowSet("book.effect", "key text", "entry bigint", "digest bytea");
        // Sorted: two batches with the same effects wait for each other instead of locking each other out.
        claims.values().stream()
                .sorted(Comparator.comparing(claim -> claim.posting().effect()))
                .forEach(claim -> rows.add(claim.posting().effect().value(), claim.entry(), claim.digest()));
        var before = new HashMap<EffectKey, Standing>();
        if (rows.insert(connection, "on conflict do nothing") == claims.size()) {
            return before;
        }
        try (var statement =
                connection.prepareStatement("select key, entry, digest from book.effect where key = any(?)")) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "text",
                            claims.keySet().stream().map(EffectKey::value).toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    var key = new EffectKey(row.getString(1));
                    Claim claim = claims.get(key);
                    if (claim != null && claim.entry() != row.getLong(2)) {
                        before.put(
                                key,
                                new Standing(row.getLong(2), !MessageDigest.isEqual(row.getBytes(3), claim.digest())));
                    }
                }
            }
        }
        return before;
    }

    private static List<Posted> answers(
            List<Posting> postings, Map<EffectKey, Claim> claims, Map<EffectKey, Standing> before) {
        var answers = new ArrayList<Posted>(postings.size());
        var said = new LinkedHashSet<EffectKey>();
        for (var posting : postings) {
            var key = posting.effect();
            Standing standing = before.get(key);
            Claim claim = claims.get(key);
            if (standing != null) {
                answers.add(new Posted(standing.entry(), key, true, standing.differs()));
            } else if (claim != null) {
                var repeated = !said.add(key);
                var differs = repeated && !MessageDigest.isEqual(claim.digest(), EntryHash.ofEffect(posting));
                answers.add(new Posted(claim.entry(), key, repeated, differs));
            }
        }
        return answers;
    }

    private static RuntimeException inWords(RuntimeException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof org.postgresql.util.PSQLException sql && sql.getServerErrorMessage() != null) {
                var constraint = String.valueOf(sql.getServerErrorMessage().getConstraint());
                if (constraint.equals("month_open")) {
                    return new PeriodClosed(
                            String.valueOf(sql.getServerErrorMessage().getMessage()));
                }
                if (constraint.equals("not_below_floor")) {
                    return new StockShortage(
                            String.valueOf(sql.getServerErrorMessage().getMessage()));
                }
                return failure instanceof DatabaseFailure ? failure : new DatabaseFailure("the book refused", sql);
            }
        }
        return failure;
    }

    /** A posting with the number it will have. */
    @SuppressWarnings("ArrayRecordComponent") // never leaves this package
    record Claim(long entry, Posting posting, byte[] digest) {}

    /** What stands in the book under an effect key. */
    private record Standing(long entry, boolean differs) {}
}
