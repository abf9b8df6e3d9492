package throughline.operations.outbox;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.sql.SQLException;
import java.time.Clock;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import throughline.ledger.store.Database;
import throughline.ledger.store.DatabaseFailure;
import throughline.ledger.store.UnitOfWork;
import throughline.model.document.DocumentText;

/** Has documents composed and sealed, each by itself or those of one kind together. */
final class Composing {

    private static final String NEXT_CONTROL =
            """
            insert into desk.control_number as c (partner, kind, last) values (?, ?, 1)
            on conflict (partner, kind) do update set last = case when c.last >= 999999999 then 1 else c.last + 1 end returning last""";

    private final Database database;
    private final DocumentText text;
    private final SendingFailures setbacks;
    private final Clock clock;

    Composing(Database database, DocumentText text, SendingFailures setbacks, Clock clock) {
        this.database = database;
        this.text = text;
        this.setbacks = setbacks;
        this.clock = clock;
    }

    /** What the routes threw at us; only they know what it means. */
    private static final class RefusedByRoute extends RuntimeException {
        private static final long serialVersionUID = 1L;

        RefusedByRoute(Exception cause) {
            super(cause);
        }
    }

    int each(int max, Dispatch dispatch) {
        return database.transact(unit -> {
            var now = clock.instant();
            var entries = unit.jdbc(connection -> OutboxRows.claim(connection, text, now, max));
            var sealed = new Sealed();
            for (var entry : entries) {
                var joining = dispatch.joining(entry, now);
                if (joining != null) {
                    unit.jdbc(connection -> Batches.join(connection, entry, joining));
                    continue;
                }
                try {
                    sealed.add(entry, unit.attempt(part -> composed(part, entry, dispatch)));
                    if (entry.attempts() > 0) {
                        setbacks.composed(unit, entry);
                    }
                } catch (RefusedByRoute refused) {
                    setBack(unit, entry, refused);
                }
            }
            sealed.write(unit, clock.instant());
            return entries.size();
        });
    }

    int together(Dispatch dispatch) {
        int left = 0;
        for (var lot : database.read(unit -> unit.jdbc(connection -> Batches.due(connection, clock.instant())))) {
            left += database.transact(unit -> together(unit, lot, dispatch));
        }
        return left;
    }

    /** Another node may be at the same lot, or have been there since we looked: then there is nothing to do. */
    private int together(UnitOfWork unit, Batches.Lot lot, Dispatch dispatch) throws SQLException {
        var now = clock.instant();
        var entries = unit.jdbc(connection -> Batches.claim(connection, text, lot, now));
        if (entries.isEmpty()) {
            return 0;
        }
        try {
            var bundled = unit.attempt(part -> asked(() -> dispatch.bundle(part, entries, numbers(part))));
            var sealed = new Sealed();
            var byId = entries.stream().collect(toMap(OutboxEntry::id, identity()));
            for (var id : new TreeSet<>(bundled.dispatched().keySet())) {
                var entry = byId.get(id);
                var dispatched = bundled.dispatched().get(id);
                if (entry == null || dispatched == null) {
                    throw new IllegalStateException("somebody composed %s, which nobody asked for".formatted(id));
                }
                sealed.add(entry, dispatched);
                if (entry.attempts() > 0) {
                    setbacks.composed(unit, entry);
                }
            }
            for (var entry : entries) {
                var refused = bundled.refused().get(entry.id());
                if (refused != null) {
                    setbacks.refused(unit, entry, String.valueOf(refused));
                }
            }
            sealed.write(unit, now);
            return bundled.dispatched().size();
        } catch (RefusedByRoute refused) {
            entries.forEach(entry -> setBack(unit, entry, refused));
            return 0;
        }
    }

    private void setBack(UnitOfWork unit, OutboxEntry entry, RefusedByRoute refused) {
        var why = String.valueOf(refused.getCause());
        if (refused.getCause() instanceof DeliveryRefused) {
            setbacks.refused(unit, entry, why);
        } else {
            setbacks.note(unit, entry, why);
        }
    }

    private static Dispatch.Dispatched composed(UnitOfWork unit, OutboxEntry entry, Dispatch dispatch) {
        return asked(() -> dispatch.compose(unit, entry, numbers(unit)));
    }

    private static <T> T asked(Callable<T> route) {
        try {
            return route.call();
        } catch (DatabaseFailure failure) {
            if (failure.passing()) {
                throw failure;
            }
            throw new RefusedByRoute(failure);
        } catch (Exception failure) {
            throw new RefusedByRoute(failure);
        }
    }

    private static Dispatch.ControlNumbers numbers(UnitOfWork unit) {
        return (partner, kind) -> nextControl(unit, partner, kind);
    }

    private static long nextControl(UnitOfWork unit, String partner, String kind) {
        return unit.jdbc(connection -> {
            try (var statement = connection.prepareStatement(NEXT_CONTROL)) {
                statement.setString(1, partner);
                statement.setString(2, kind);
                try (var row = statement.executeQuery()) {
                    row.next();
                    return row.getLong(1);
                }
            }
        });
    }
}
