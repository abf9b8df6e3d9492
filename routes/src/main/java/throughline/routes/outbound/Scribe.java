package throughline.routes.outbound;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.connectors.Partners;
import throughline.connectors.compose.CannotCompose;
import throughline.connectors.compose.Composed;
import throughline.connectors.compose.Composer;
import throughline.ledger.store.UnitOfWork;
import throughline.model.document.ApplicationResponse;
import throughline.operations.outbox.DeliveryRefused;
import throughline.operations.outbox.Dispatch;
import throughline.operations.outbox.OutboxEntry;

/** Writes one document as its partner wants it, and seals it. */
public final class Scribe implements Dispatch {

    /** A partner that says nothing about it answers within a day. */
    private static final Duration USUAL_PATIENCE = Duration.ofHours(24);

    private static final Set<String> FORMATS_WITH_ENVELOPES = Set.of("X12", "EDIFACT");
    /** Partners we bring nothing to: they fetch it, or want nothing. */
    static final Set<String> PASSIVE = Set.of("none", "webhook");

    private static final Dispatched NOT_WANTED = new Dispatched(null, null, null);

    private final Partners partners;
    private final Composer composer;
    private final OutboundSeal seal;

    public Scribe(Partners partners, Composer composer, OutboundSeal seal) {
        this.partners = partners;
        this.composer = composer;
        this.seal = seal;
    }

    @Override
    public Dispatched compose(UnitOfWork unit, OutboxEntry entry, ControlNumbers numbers) throws Exception {
        var partner = known(partners, entry.receiver()).orElse(null);
        if (partner == null) {
            return stranger(entry);
        }
        var wanted = partner.outbound().get(entry.document().type());
        var kind = partner.transport().getOrDefault("kind", "folder");
        if (wanted == null || PASSIVE.contains(kind)) {
            return NOT_WANTED;
        }
        var composed = composed(entry, partner, numbers);
        var sealed = seal.seal(unit, partner.code(), composed);
        return new Dispatched(sealed, composed.control().interchange(), expected(entry, partner, wanted, composed));
    }

    /** What cannot be written now cannot be written in a minute either: a person is told at once. */
    private Composed composed(OutboxEntry entry, Partner partner, ControlNumbers numbers) throws DeliveryRefused {
        try {
            return composer.compose(
                    entry.document(),
                    partner,
                    sequence -> numbers.next(
                            "%s %s>%s".formatted(sequence.format(), sequence.ours(), sequence.theirs()),
                            sequence.level().name().toLowerCase(Locale.ROOT)));
        } catch (CannotCompose cannot) {
            throw new DeliveryRefused(
                    "%s (%s, for the %s to act)".formatted(cannot.getMessage(), cannot.code(), cannot.who()));
        }
    }

    /** Whoever goes by a partner's code, or by an identifier on an envelope. */
    static Optional<Partner> known(Partners partners, String receiver) {
        var byCode = partners.byCode(receiver);
        if (byCode.isPresent() || !receiver.contains(":")) {
            return byCode;
        }
        return FORMATS_WITH_ENVELOPES.stream()
                .flatMap(format -> partners.bySender(format, receiver).stream())
                .findFirst();
    }

    /** We know no way to somebody we do not know; an answer it would get is left out, anything else waits for a person. */
    private static Dispatched stranger(OutboxEntry entry) throws IOException {
        if (entry.document() instanceof ApplicationResponse) {
            return NOT_WANTED;
        }
        throw new IOException(
                "Nobody is known under %s: create the partner, then this is sent.".formatted(entry.receiver()));
    }

    private static @Nullable Expected expected(
            OutboxEntry entry, Partner partner, Partner.Outbound wanted, Composed composed) {
        var answers = wanted.format().equals("X12") || wanted.conventions().acknowledgementRequested();
        var patience = patience(partner);
        if (entry.document() instanceof ApplicationResponse || !answers || patience.isZero()) {
            return null;
        }
        return new Expected(
                composed.control().interchange(),
                composed.control().group(),
                null,
                patience,
                partner.terms().calendar());
    }

    private static Duration patience(Partner partner) {
        var hours = partner.transport().get("answerHours");
        return hours == null ? USUAL_PATIENCE : Duration.ofHours(Long.parseLong(hours));
    }
}
