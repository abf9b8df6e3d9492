package throughline.operations.outbox;

import java.io.IOException;

/**
 * The partner was reached and does not take what we brought, or what it should get cannot be written: trying again soon would not change
 * that, so a person is told at once.
 */
public final class DeliveryRefused extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param why in words for people: what the partner said of it */
    public DeliveryRefused(String why) {
        super(why);
    }

    /** The reason is for people; what kind of thing was thrown is not. */
    @Override
    public String toString() {
        return String.valueOf(getMessage());
    }
}
