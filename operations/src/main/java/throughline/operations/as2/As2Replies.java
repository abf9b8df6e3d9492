package throughline.operations.as2;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import throughline.ledger.store.Database;
import throughline.ledger.trail.MessageStatus;
import throughline.ledger.trail.Messages;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Actor;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.NewCase;
import throughline.operations.way.Ways;

/**
 * Receipts that partners want by a connection of their own. They are sealed with what they are for, so they survive us; one node at a
 * time brings those of a partner, and what cannot be brought is tried ever more rarely, for two days.
 */
public final class As2Replies {

    private static final String WAY = "mdn ";
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final Duration LONGEST = Duration.ofDays(2);
    private static final int PATIENCE = 5;
    private static final int MOST = 100;

    private static final String DUE =
            "select distinct partner from desk.as2_owed where done_at is null and (next_at is null or next_at <= ?)";
    private static final String NEXT =
            """
            select receipt, url, attempts, owed_at from desk.as2_owed
            where partner = ? and done_at is null and (next_at is null or next_at <= ?) order by receipt limit 1""";
    private static final String SENT = "update desk.as2_owed set done_at = ?, last_error = null where receipt = ?";
    private static final String SET_BACK =
            "update desk.as2_owed set attempts = attempts + 1, next_at = ?, last_error = ?, done_at = ? where receipt = ?";

    private final Database database;
    private final Ways ways;
    private final CaseBook cases;
    private final Clock clock;

    public As2Replies(Database database, Ways ways, CaseBook cases, Clock clock) {
        this.database = database;
        this.ways = ways;
        this.cases = cases;
        this.clock = clock;
    }

    /** A receipt that has to be brought. */
    public record Owed(MessageId receipt, String partner, String url, int attempts, Instant since) {}

    /** Brings one. */
    @FunctionalInterface
    public interface Bearer {
        /** @throws Exception to have it tried again later */
        void bring(Owed owed) throws Exception;
    }

    /** The partners for whom something is due and whose way is free. */
    public List<String> due() {
        var partners = database.read(unit -> unit.jdbc(this::partners));
        return ways.free(partners.stream().map(WAY::concat).toList()).stream()
                .map(way -> way.substring(WAY.length()))
                .toList();
    }

    /** Brings what is due for one partner, with no transaction open. */
    public void bring(String partner, Bearer bearer) throws InterruptedException {
        if (!ways.take(WAY + partner)) {
            return;
        }
        try {
            var owed = next(partner);
            for (int i = 0; i < MOST && owed.isPresent() && brought(owed.get(), bearer); i++) {
                owed = next(partner);
            }
        } finally {
            ways.give(WAY + partner);
        }
    }

    private boolean brought(Owed owed, Bearer bearer) throws InterruptedException {
        try {
            bearer.bring(owed);
        } catch (InterruptedException stopping) {
            throw stopping;
        } catch (Exception failure) {
            setBack(owed, String.valueOf(failure.getMessage()));
            return false;
        }
        database.transact(unit -> {
            var now = clock.instant();
            Messages.mark(unit, owed.receipt(), MessageStatus.SENT, "brought to " + owed.url(), now);
            ways.worked(unit, WAY + owed.partner());
            return unit.jdbc(connection -> {
                try (var statement = connection.prepareStatement(SENT)) {
                    statement.setObject(1, now.atOffset(ZoneOffset.UTC));
                    statement.setObject(2, owed.receipt().value());
                    return statement.executeUpdate();
                }
            });
        });
        return true;
    }

    private void setBack(Owed owed, String why) {
        var now = clock.instant();
        var pause = Duration.ofSeconds(2L << Math.min(owed.attempts(), 12));
        var next = now.plus(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        boolean givenUp = now.isAfter(owed.since().plus(LONGEST));
        database.transact(unit -> {
            ways.failed(unit, WAY + owed.partner(), why);
            if (owed.attempts() + 1 >= PATIENCE) {
                cases.open(
                        unit,
                        NewCase.ofMessage(
                                "RECEIPT_UNDELIVERED",
                                Actor.OPERATOR,
                                "A receipt (MDN) for %s could not be brought to %s; it is tried for two days. The last reason: %s"
                                        .formatted(owed.partner(), owed.url(), why),
                                owed.receipt(),
                                "mdn " + owed.partner()));
            }
            return unit.jdbc(connection -> {
                try (var statement = connection.prepareStatement(SET_BACK)) {
                    statement.setObject(1, next.atOffset(ZoneOffset.UTC));
                    statement.setString(2, why);
                    statement.setObject(
                            3, givenUp ? now.atOffset(ZoneOffset.UTC) : null, java.sql.Types.TIMESTAMP_WITH_TIMEZONE);
                    statement.setObject(4, owed.receipt().value());
                    return statement.executeUpdate();
                }
            });
        });
    }

    private List<String> partners(Connection connection) throws SQLException {
        var partners = new ArrayList<String>();
        try (var statement = connection.prepareStatement(DUE)) {
            statement.setObject(1, clock.instant().atOffset(ZoneOffset.UTC));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    partners.add(row.getString(1));
                }
            }
        }
        return partners;
    }

    private Optional<Owed> next(String partner) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(NEXT)) {
                statement.setString(1, partner);
                statement.setObject(2, clock.instant().atOffset(ZoneOffset.UTC));
                try (var row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(new Owed(
                                    new MessageId(row.getObject(1, UUID.class)),
                                    partner,
                                    row.getString(2),
                                    row.getInt(3),
                                    row.getObject(4, java.time.OffsetDateTime.class)
                                            .toInstant()))
                            : Optional.empty();
                }
            }
        }));
    }
}
