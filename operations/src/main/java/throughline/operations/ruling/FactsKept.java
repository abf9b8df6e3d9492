package throughline.operations.ruling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import throughline.ledger.store.Database;

/** Forgets what decisions saw when its time is over. */
public final class FactsKept {

    private final Database database;
    private final Duration time;
    private final Consumer<Instant> also;
    private final Clock clock;

    /**
     * @param time how long it is kept
     * @param also forgets what was found out with it before then
     */
    public FactsKept(Database database, Duration time, Consumer<Instant> also, Clock clock) {
        this.database = database;
        this.time = time;
        this.also = also;
        this.clock = clock;
    }

    /** Some thousands at a time, each lot in a transaction of its own, so that nobody waits for it. */
    public void look() {
        var before = clock.instant().minus(time);
        int forgotten;
        do {
            forgotten = database.transact(unit -> SeenRows.forget(unit, before));
        } while (forgotten > 0);
        also.accept(before);
    }
}
