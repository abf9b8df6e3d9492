package throughline.operations.outbox;

import java.time.Duration;
import java.time.Instant;
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

    /**
     * @param message the sealed bytes that are to leave, or null when the partner wants no such document
     * @param control the control number they leave under, by which people look for them; null where there is none
     * @param expected the answer that has to come, or null
     */
    record Dispatched(@Nullable MessageId message, @Nullable String control, @Nullable Expected expected) {}

    /**
     * An acknowledgement that has to come.
     *
     * @param interchange control number of what we send
     * @param group of what we send, or null where there is none
     * @param within so long after the sending a missing answer is a case
     * @param calendar the time in which that is counted; null when every hour counts
     */
    record Expected(
            String interchange,
            @Nullable String group,
            @Nullable String functionalCode,
            Duration within,
            @Nullable WorkingCalendar calendar) {

        /** Every hour counts. */
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
