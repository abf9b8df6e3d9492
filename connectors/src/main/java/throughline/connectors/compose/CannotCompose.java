package throughline.connectors.compose;

import static java.util.Objects.requireNonNull;

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

    /** {@code COMPOSE_NOT_WANTED}, {@code COMPOSE_VALUE}, {@code COMPOSE_MISSING}, {@code COMPOSE_FORMAT}. */
    public String code() {
        return code;
    }

    public Actor who() {
        return who;
    }
}
