package throughline.operations.outbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;
import throughline.model.lineage.MessageId;

/** Composes, seals and sends one document; implemented in the routes. Runs inside the transaction that marks it sent. */
@FunctionalInterface
public interface Dispatch {

    /**
     * What is written in {@code unit} stands exactly when the document is marked sent.
     *
     * @throws Exception to have it tried again later, and, when it keeps failing, shown as a case
     */
    Dispatched send(UnitOfWork unit, OutboxEntry entry, ControlNumbers numbers) throws Exception;

    /**
     * @param message the sealed bytes that left, or null when the partner wants no such document
     * @param control the control number they left under, by which people look for them; null where there is none
     * @param expected the answer that has to come, or null
     */
    record Dispatched(@Nullable MessageId message, @Nullable String control, @Nullable Expected expected) {}

    /**
     * An acknowledgement that has to come.
     *
     * @param interchange control number of what we sent
     * @param group of what we sent, or null where there is none
     * @param dueAt from then on a missing answer is a case
     */
    record Expected(String interchange, @Nullable String group, @Nullable String functionalCode, Instant dueAt) {}

    /** Control numbers without gaps, for one partner; taken in the same transaction. */
    @FunctionalInterface
    interface ControlNumbers {

        /** @param kind {@code interchange} or {@code group}; from 1 to 999,999,999, then from 1 again */
        long next(String partner, String kind);
    }
}
