package throughline.operations.outbox;

import org.jspecify.annotations.Nullable;

/** How soon partners expect an answer of ours. */
@FunctionalInterface
public interface Promises {

    /** Nobody expects any in time. */
    Promises NONE = (partner, type) -> null;

    /**
     * Counted from the arrival of what is to be answered; null when nobody watches it.
     *
     * @param partner code of its folder
     * @param type of the document that is to be answered ({@code Order})
     */
    Dispatch.@Nullable Business of(String partner, String type);
}
