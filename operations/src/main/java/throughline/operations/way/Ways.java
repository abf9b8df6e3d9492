package throughline.operations.way;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;
import throughline.operations.exception.Case;
import throughline.operations.exception.Continuation;
import throughline.operations.exception.Waiting;

/**
 * Ways to partners and from them. Each is gone by one node at a time; a node that dies gives its ways up by not asking for them again. A
 * way that fails three times in a row rests, ever longer, so that a partner who is away costs nobody time.
 */
public final class Ways implements Continuation {

    /** So long a way stays with a node that says nothing: short enough to be taken over, long enough for a pause of the machine. */
    public static final Duration HELD = Duration.ofSeconds(15);

    /** No way rests longer: a later time was written by a clock that has been put back since. */
    public static final Duration LONGEST_REST = Duration.ofHours(1);

    private static final int FAILURES_BEFORE_REST = 3;
    private static final long FIRST_REST_SECONDS = 10;
    private static final long LONGEST_PENALTY_SECONDS = 300;

    /** Whether the way {@code w} is free; two parameters: now, and now and the longest rest. */
    public static final String FREE =
            """
            (w.held_until is null or w.held_until < clock_timestamp() or w.held_until > clock_timestamp() + interval '1 hour')
            and (w.rests_until is null or w.rests_until <= ? or w.rests_until > ?)""";

    private static final String TAKE =
            """
            insert into desk.way as w (name, holder, held_until) values (?, ?, clock_timestamp() + make_interval(secs => ?))
            on conflict (name) do update set holder = excluded.holder, held_until = excluded.held_until where """
                    + " " + FREE;
    private static final String AMONG =
            "select n from unnest(?::text[]) n where not exists (select 1 from desk.way w where w.name = n and not ("
                    + FREE + "))";
    private static final String KEEP =
            "update desk.way set held_until = clock_timestamp() + make_interval(secs => ?) where holder = ? and name = any(?)";
    private static final String GIVE =
            "update desk.way set holder = null, held_until = null where name = ? and holder = ?";
    private static final String WORKED =
            """
            update desk.way set failures = 0, rests_until = ?, last_error = null
            where name = ? and (failures > 0 or rests_until is distinct from ?)""";
    private static final String FAILED =
            "update desk.way set failures = failures + 1, last_error = ? where name = ? returning failures";
    private static final String REST = "update desk.way set rests_until = ? where name = ?";
    private static final String RESTING =
            "select name, failures, rests_until, last_error from desk.way where failures >= ? order by name";

    private final Database database;
    private final Clock clock;
    private final Duration held;
    private final UUID holder;
    /** A way that could not be given back, because the database was away, is not in here: it becomes free by itself. */
    private final Set<String> underWay = ConcurrentHashMap.newKeySet();

    /**
     * @param holder this node, until it ends
     * @param held how long a way stays with a node that says nothing
     */
    public Ways(Database database, Clock clock, UUID holder, Duration held) {
        this.database = database;
        this.clock = clock;
        this.holder = holder;
        this.held = held;
    }

    /** A way that failed again and again, with what people have to know of it. */
    public record Resting(String name, int failures, @Nullable Instant until, String reason) {}

    /** Takes the way, unless another node goes it or it rests. */
    public boolean take(String name) {
        boolean taken = database.transact(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(TAKE)) {
                statement.setString(1, name);
                statement.setObject(2, holder);
                statement.setDouble(3, held.toMillis() / 1_000.0);
                bindNow(statement, 4);
                return statement.executeUpdate() == 1;
            }
        }));
        if (taken) {
            underWay.add(name);
        }
        return taken;
    }

    /** Of these, the ones that nobody goes and that do not rest. */
    public List<String> free(List<String> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        return database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(AMONG)) {
                statement.setArray(1, connection.createArrayOf("text", names.toArray()));
                bindNow(statement, 2);
                var found = new ArrayList<String>();
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        found.add(row.getString(1));
                    }
                }
                return found;
            }
        }));
    }

    /** Says that this node is alive and still goes the ways it has taken. */
    public void keep() {
        if (underWay.isEmpty()) {
            return;
        }
        database.transact(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(KEEP)) {
                statement.setDouble(1, held.toMillis() / 1_000.0);
                statement.setObject(2, holder);
                statement.setArray(3, connection.createArrayOf("text", underWay.toArray()));
                return statement.executeUpdate();
            }
        }));
    }

    public void give(String name) {
        underWay.remove(name);
        database.transact(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(GIVE)) {
                statement.setString(1, name);
                statement.setObject(2, holder);
                return statement.executeUpdate();
            }
        }));
    }

    /** The partner was reached: earlier failures no longer count. */
    public void worked(UnitOfWork unit, String name) {
        worked(unit, name, null);
    }

    /** The same, and nobody has to go there again before {@code next}, by our clock. */
    public void worked(UnitOfWork unit, String name, @Nullable Instant next) {
        var at = next == null ? null : next.atOffset(ZoneOffset.UTC);
        unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(WORKED)) {
                statement.setObject(1, at, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
                statement.setString(2, name);
                statement.setObject(3, at, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
                return statement.executeUpdate();
            }
        });
    }

    /** The partner was not reached; whether the way rests from now on. */
    public boolean failed(UnitOfWork unit, String name, String why) {
        return failed(unit, name, why, Duration.ZERO) >= FAILURES_BEFORE_REST;
    }

    /**
     * The same, and nobody has to go there again before {@code pause} is over.
     *
     * @return how often in a row it has failed by now
     */
    public int failed(UnitOfWork unit, String name, String why, Duration pause) {
        return unit.jdbc(connection -> {
            int failures = count(connection, name, why);
            long penalty = failures < FAILURES_BEFORE_REST
                    ? 0
                    : Math.min(
                            FIRST_REST_SECONDS << Math.min(failures - FAILURES_BEFORE_REST, 10),
                            LONGEST_PENALTY_SECONDS);
            long seconds = Math.max(penalty, pause.toSeconds());
            if (seconds > 0) {
                rest(connection, name, clock.instant().plusSeconds(seconds));
            }
            return failures;
        });
    }

    /** Somebody put right what was in the way: it is gone again at once. */
    public void open(UnitOfWork unit, String name) {
        worked(unit, name);
    }

    @Override
    public void approved(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) {
        open(unit, waiting.about());
    }

    /** Nothing waits for it: the way is gone on as before. */
    @Override
    public void refused(UnitOfWork unit, Case decided, Waiting waiting, Decision decision) {}

    /** Those that rest because they failed, by name. */
    public List<Resting> resting() {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(RESTING)) {
                statement.setInt(1, FAILURES_BEFORE_REST);
                var found = new ArrayList<Resting>();
                try (var row = statement.executeQuery()) {
                    while (row.next()) {
                        var until = row.getObject(3, OffsetDateTime.class);
                        found.add(new Resting(
                                row.getString(1),
                                row.getInt(2),
                                until == null ? null : until.toInstant(),
                                String.valueOf(row.getString(4))));
                    }
                }
                return found;
            }
        }));
    }

    /** Binds the two parameters of {@link #FREE}, and returns the next one. */
    public int bindNow(java.sql.PreparedStatement statement, int first) throws SQLException {
        var now = clock.instant();
        statement.setObject(first, now.atOffset(ZoneOffset.UTC));
        statement.setObject(first + 1, now.plus(LONGEST_REST).atOffset(ZoneOffset.UTC));
        return first + 2;
    }

    private static int count(Connection connection, String name, String why) throws SQLException {
        try (var statement = connection.prepareStatement(FAILED)) {
            statement.setString(1, why);
            statement.setString(2, name);
            try (var row = statement.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    private static void rest(Connection connection, String name, Instant until) throws SQLException {
        try (var statement = connection.prepareStatement(REST)) {
            statement.setObject(1, until.atOffset(ZoneOffset.UTC));
            statement.setString(2, name);
            statement.executeUpdate();
        }
    }
}
