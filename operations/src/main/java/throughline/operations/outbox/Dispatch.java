package throughline.operations.outbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;
import throughline.model.lineage.MessageId;
import throughline.model.value.WorkingCalendar;

/** Composes and seals one document; implemented in the routes. Nothing is sent here: that is the {@link Carriage}. */
@FunctionalInterface
public interface Dispatch {

    /**
     * What is written in {@code unit} stands exactly when the document is marked as sealed. It is called once for each document, unless it
     * throws: whatever happens later, the same bytes leave.
     *
     * @throws Exception to have it tried again later, and, when it keeps failing, shown as a case
     */
    Dispatched compose(UnitOfWork unit, OutboxEntry entry, ControlNumbers numbers) throws Exception;

    /** Whether a document waits for others of its kind, to leave together with them; null when it leaves by itself, now. */
    default @Nullable Joining joining(OutboxEntry entry, Instant now) {
        return null;
    }

    /**
     * Composes and seals several documents of one kind for one receiver as one interchange. One of them that cannot be written is left out,
     * with its reason; those for which there was no room are left out without one.
     *
     * @throws Exception when none of them can be written now: all are tried again later
     */
    default Bundled bundle(UnitOfWork unit, List<OutboxEntry> entries, ControlNumbers numbers) throws Exception {
        throw new UnsupportedOperationException("nothing waits for others here");
    }

    /**
     * @param by when it leaves at the latest
     * @param most as soon as so many wait they leave
     */
    record Joining(Instant by, int most) {}

    /** What became of each, by its id in the outbox. */
    record Bundled(Map<UUID, Dispatched> dispatched, Map<UUID, DeliveryRefused> refused) {

        public Bundled {
            dispatched = Map.copyOf(dispatched);
            refused = Map.copyOf(refused);
        }
    }

    /**
     * @param message the sealed bytes that are to leave, or null when the partner wants no such document
     * @param control the control number they leave under, by which people look for them; null where there is none
     * @param expected the acknowledgement that has to come, or null
     * @param business the answer that their business owes us, or null
     */
    record Dispatched(
            @Nullable MessageId message,
            @Nullable String control,
            @Nullable Expected expected,
            @Nullable Business business) {

        /** Their business owes us no answer. */
        public Dispatched(@Nullable MessageId message, @Nullable String control, @Nullable Expected expected) {
            this(message, control, expected, null);
        }
    }

    /**
     * An answer that their business owes us.
     *
     * @param within so long after the arrival a missing answer is a case
     * @param calendar the time in which that is counted; null when every hour counts
     */
    record Business(Duration within, @Nullable WorkingCalendar calendar) {

        Instant dueAfter(Instant sent) {
            return calendar == null ? sent.plus(within) : calendar.after(sent, within);
        }
    }

    /**
     * An acknowledgement that has to come.
     *
     * @param interchange control number of what we send
     * @param group of what we send, or null where there is none
     * @param within so long after the sending a missing answer is a case
     * @param calendar the time in which that is counted; null when every hour counts
     * @param set its own control number within what we send; null when it is alone in there
     */
    record Expected(
            String interchange,
            @Nullable String group,
            @Nullable String functionalCode,
            Duration within,
            @Nullable WorkingCalendar calendar,
            @Nullable String set) {

        /** It is alone in there. */
        public Expected(
                String interchange,
                @Nullable String group,
                @Nullable String functionalCode,
                Duration within,
                @Nullable WorkingCalendar calendar) {
            this(interchange, group, functionalCode, within, calendar, null);
        }

        /** The same, and every hour counts. */
        public Expected(String interchange, @Nullable String group, @Nullable String functionalCode, Duration within) {
            this(interchange, group, functionalCode, within, null);
        }

        Instant dueAfter(Instant sent) {
            return calendar == null ? sent.plus(within) : calendar.after(sent, within);
        }
    }

    /** Control numbers without gaps, for one partner; taken in the same transaction. */
    @FunctionalInterface
    interface ControlNumbers {

        /** @param kind {@code interchange} or {@code group}; from 1 to 999,999,999, then from 1 again */
        long next(String partner, String kind);
    }
}
