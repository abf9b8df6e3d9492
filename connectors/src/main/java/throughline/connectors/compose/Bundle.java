package throughline.connectors.compose;

import throughline.connectors.Partner;
import throughline.model.document.BusinessDocument;

/** Several documents of one kind for one partner that leave in one interchange. */
public final class Bundle {

    /** Characters from which on no more is added; with the envelope and the bytes made of it the memory is a few times that. */
    static final int FULL = 4_000_000;

    private final Composer composer;
    private final Partner partner;
    private final Interchange interchange;

    Bundle(Composer composer, Partner partner, Interchange interchange) {
        this.composer = composer;
        this.partner = partner;
        this.interchange = interchange;
    }

    /**
     * Adds one more.
     *
     * @return its control number within the interchange (ST02; UNH 0062), which the answer to it repeats
     * @throws CannotCompose as {@link Composer#compose} does, and when it is of another kind; what was added before stays as it is
     */
    public String add(BusinessDocument document) {
        if (!partner.terms().guides().isEmpty()) {
            // What breaks its guide holds up none of the others, so each is looked at by itself.
            composer.compose(document, partner, ControlNumbers.NONE);
        }
        return interchange.add(document);
    }

    /** Whether the next one should go into another interchange. */
    public boolean full() {
        return interchange.size() >= FULL;
    }

    /** The bytes to send. Takes one interchange number, and one group number where the format has groups. */
    public Composed close(ControlNumbers numbers) {
        return interchange.write(partner.code(), numbers);
    }
}
