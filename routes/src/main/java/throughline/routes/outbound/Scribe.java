package throughline.routes.outbound;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

/** Writes one document, or several of one kind, as their partner wants them, and seals them. */
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
        return new Dispatched(
                sealed,
                composed.control().interchange(),
                expected(entry, partner, wanted, composed, null),
                business(entry, partner));
    }

    @Override
    public @Nullable Joining joining(OutboxEntry entry, Instant now) {
        var partner = known(partners, entry.receiver()).orElse(null);
        var type = entry.document().type();
        var batch = partner == null ? null : partner.terms().batch();
        return partner == null || batch == null || !batch.takes(type) || !Composer.bundles(partner, type)
                ? null
                : new Joining(batch.leaves(now), batch.most());
    }

    @Override
    public Bundled bundle(UnitOfWork unit, List<OutboxEntry> entries, ControlNumbers numbers) throws Exception {
        var type = entries.get(0).document().type();
        var partner = known(partners, entries.get(0).receiver()).orElse(null);
        if (partner == null || !Composer.bundles(partner, type)) {
            // Its profile has changed since they began to wait: each as it would go now.
            var alone = new HashMap<UUID, Dispatched>();
            for (var entry : entries) {
                alone.put(entry.id(), compose(unit, entry, numbers));
            }
            return new Bundled(alone, Map.of());
        }
        var bundle = composer.bundle(partner, type);
        var sets = new LinkedHashMap<OutboxEntry, String>();
        var refused = new HashMap<UUID, DeliveryRefused>();
        for (var entry : entries) {
            if (bundle.full()) {
                break;
            }
            try {
                sets.put(entry, bundle.add(entry.document()));
            } catch (CannotCompose cannot) {
                refused.put(entry.id(), refusal(cannot));
            } catch (RuntimeException failure) {
                // One that makes us fail does not hold up the others.
                refused.put(entry.id(), new DeliveryRefused(String.valueOf(failure)));
            }
        }
        return new Bundled(
                sets.isEmpty() ? Map.of() : sealed(unit, partner, bundle.close(counting(numbers)), sets), refused);
    }

    private Map<UUID, Dispatched> sealed(
            UnitOfWork unit, Partner partner, Composed composed, Map<OutboxEntry, String> sets) throws SQLException {
        var message = seal.seal(unit, partner.code(), composed);
        var dispatched = new HashMap<UUID, Dispatched>();
        for (var each : sets.entrySet()) {
            var entry = each.getKey();
            var wanted = requireNonNull(partner.outbound().get(entry.document().type()));
            var expected = expected(entry, partner, wanted, composed, sets.size() == 1 ? null : each.getValue());
            dispatched.put(
                    entry.id(),
                    new Dispatched(message, composed.control().interchange(), expected, business(entry, partner)));
        }
        return dispatched;
    }

    private static DeliveryRefused refusal(CannotCompose cannot) {
        return new DeliveryRefused(
                "%s (%s, for the %s to act)".formatted(cannot.getMessage(), cannot.code(), cannot.who()));
    }

    private static throughline.connectors.compose.ControlNumbers counting(ControlNumbers numbers) {
        return sequence -> numbers.next(
                "%s %s>%s".formatted(sequence.format(), sequence.ours(), sequence.theirs()),
                sequence.level().name().toLowerCase(Locale.ROOT));
    }

    /** What their business is to say to it, where the profile says that it does. */
    private static @Nullable Business business(OutboxEntry entry, Partner partner) {
        var within = partner.terms().answers().get(entry.document().type());
        return within == null ? null : new Business(within, partner.terms().calendar());
    }

    /** What cannot be written now cannot be written in a minute either: a person is told at once. */
    private Composed composed(OutboxEntry entry, Partner partner, ControlNumbers numbers) throws DeliveryRefused {
        try {
            return composer.compose(entry.document(), partner, counting(numbers));
        } catch (CannotCompose cannot) {
            throw refusal(cannot);
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
            OutboxEntry entry, Partner partner, Partner.Outbound wanted, Composed composed, @Nullable String set) {
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
                partner.terms().calendar(),
                set);
    }

    private static Duration patience(Partner partner) {
        var hours = partner.transport().get("answerHours");
        return hours == null ? USUAL_PATIENCE : Duration.ofHours(Long.parseLong(hours));
    }
}
