package throughline.connectors.compose;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import throughline.model.reading.Actor;

/** A document that cannot be written for a partner; the reason is for people, and the document stays in the outbox. */
public final class CannotCompose extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String code;
    private final Actor who;

    CannotCompose(String code, Actor who, String text) {
        super(text);
        this.code = requireNonNull(code, "code");
        this.who = requireNonNull(who, "who");
    }

    /**
     * The value, which the standard demands at this place.
     *
     * @throws CannotCompose when the document does not say it
     */
    static <T> T need(String place, @Nullable T value) {
        if (value == null) {
            throw new CannotCompose(
                    "COMPOSE_MISSING", Actor.ANALYST, "%s: the document does not say it.".formatted(place));
        }
        return value;
    }

    /** {@code COMPOSE_NOT_WANTED}, {@code COMPOSE_VALUE}, {@code COMPOSE_MISSING}, {@code COMPOSE_FORMAT}, {@code COMPOSE_GUIDE}. */
    public String code() {
        return code;
    }

    public Actor who() {
        return who;
    }
}
