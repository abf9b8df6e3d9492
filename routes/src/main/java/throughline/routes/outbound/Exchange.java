package throughline.routes.outbound;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NoSuchElementException;
import throughline.connectors.Partner;
import throughline.connectors.Partners;
import throughline.connectors.compose.CannotCompose;
import throughline.connectors.compose.Composer;
import throughline.connectors.compose.ControlNumbers;
import throughline.connectors.json.CanonicalJson;
import throughline.model.document.ApplicationResponse;
import throughline.operations.flow.PartnerExchange;
import throughline.operations.intake.Rehearsal;
import throughline.operations.outbox.OnRequest;

/** What people try out with a partner, and send it of their own accord. Nothing here takes a control number. */
public final class Exchange implements PartnerExchange {

    private final Partners partners;
    private final Composer composer;
    private final CanonicalJson json;
    private final Rehearsal rehearsal;
    private final OnRequest outbox;

    public Exchange(Partners partners, Composer composer, CanonicalJson json, Rehearsal rehearsal, OnRequest outbox) {
        this.partners = partners;
        this.composer = composer;
        this.json = json;
        this.rehearsal = rehearsal;
        this.outbox = outbox;
    }

    @Override
    public Trial test(String partner, String name, byte[] bytes) {
        var known = known(partner);
        var rehearsed = rehearsal.play(known.code(), name, bytes);
        var sender = rehearsed.rest().partner();
        var answered = sender == null ? null : partners.byCode(sender).orElse(null);
        return new Trial(
                rehearsed,
                answered == null
                        ? List.of()
                        : rehearsed.answers().stream()
                                .filter(answer -> Composer.wants(answered, answer))
                                .map(answer -> composed(answer, answered))
                                .toList());
    }

    @Override
    public Trial testOwn(String partner, String name, byte[] bytes) {
        var known = known(partner);
        for (var envelope : rehearsal.envelopes(known.code(), name, bytes)) {
            var claimed = partners.bySender(envelope.format(), envelope.sender());
            if (claimed.isPresent() && !claimed.get().code().equals(known.code())) {
                throw new IllegalArgumentException(
                        "its sender %s is not among your identifiers".formatted(envelope.sender()));
            }
        }
        return test(partner, name, bytes);
    }

    @Override
    public Lined send(String partner, String text) {
        var known = known(partner);
        var document = json.ours(text);
        var kind = known.transport().getOrDefault("kind", "folder");
        try {
            composer.compose(document, known, ControlNumbers.NONE);
        } catch (CannotCompose cannot) {
            throw new IllegalArgumentException(words(cannot), cannot);
        }
        if (Scribe.PASSIVE.contains(kind)) {
            throw new IllegalArgumentException(
                    "%s is not brought anything: its transport is '%s'".formatted(known.name(), kind));
        }
        outbox.send(document, known.code());
        return new Lined(document.type(), document.number().value(), known.code());
    }

    private Answer composed(ApplicationResponse answer, Partner partner) {
        try {
            var composed = composer.compose(answer, partner.asTest(), ControlNumbers.NONE);
            return new Answer(composed.message(), new String(composed.bytes(), StandardCharsets.ISO_8859_1));
        } catch (CannotCompose cannot) {
            return new Answer(answer.kind().name(), words(cannot));
        }
    }

    private Partner known(String code) {
        return partners.byCode(code)
                .orElseThrow(() -> new NoSuchElementException("there is no partner '%s'".formatted(code)));
    }

    private static String words(CannotCompose cannot) {
        return "%s (%s, for the %s to act)".formatted(cannot.getMessage(), cannot.code(), cannot.who());
    }
}
