package throughline.connectors.compose;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Partner;
import throughline.connectors.compose.ControlNumbers.Level;
import throughline.connectors.compose.ControlNumbers.Sequence;
import throughline.connectors.json.CanonicalJson;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.BusinessDocument;
import throughline.model.reading.Actor;

/** Writes a document as its partner wants it: one interchange with one document. */
public final class Composer {

    private final Clock clock;
    private final CanonicalJson canonical = new CanonicalJson();

    /** @param clock for the envelope's date and time, which are written in UTC */
    public Composer(Clock clock) {
        this.clock = clock;
    }

    /**
     * Whether the partner's folder asks for such documents. What it does not ask for is not owed to it.
     */
    public static boolean wants(Partner partner, BusinessDocument document) {
        return partner.outbound().containsKey(document.type());
    }

    /**
     * The bytes to send. Takes one interchange number, and one group number where the format has groups, and none when it throws.
     *
     * @throws CannotCompose when the partner does not want such a document, a value cannot be written in its format, or what would be
     *     written breaks a rule of its guide that refuses
     */
    public Composed compose(BusinessDocument document, Partner partner, ControlNumbers numbers) {
        var as = partner.outbound().get(document.type());
        if (as == null) {
            throw new CannotCompose(
                    "COMPOSE_NOT_WANTED",
                    Actor.OPERATOR,
                    "%s wants no %s from us; if it should get one, add it under 'outbound' in its profile"
                            .formatted(partner.name(), document.type()));
        }
        var composed =
                switch (as.format()) {
                    case "X12" ->
                        new X12Interchange(as, version(document, as), partner.charset(), now())
                                .write(document, partner.code(), numbers);
                    case "EDIFACT" -> new EdifactInterchange(as, now()).write(document, partner.code(), numbers);
                    default -> json(document, partner, as, numbers);
                };
        WrittenCheck.check(composed, partner);
        return composed;
    }

    /**
     * Several documents of one kind in one interchange, and one group where the format has groups.
     *
     * @param type of the documents ({@code Invoice}): one that {@link #bundles}
     */
    public Bundle bundle(Partner partner, String type) {
        var as = partner.outbound().get(type);
        if (as == null || !bundles(partner, type)) {
            throw new CannotCompose(
                    "COMPOSE_NOT_WANTED",
                    Actor.OPERATOR,
                    "%s gets no %s in an interchange of several".formatted(partner.name(), type));
        }
        var interchange = as.format().equals("X12")
                ? new X12Interchange(as, as.version(), partner.charset(), now())
                : new EdifactInterchange(as, now());
        return new Bundle(this, partner, interchange);
    }

    /** Whether several such documents of a partner fit into one interchange. An acknowledgement is about one, and is not kept waiting. */
    public static boolean bundles(Partner partner, String type) {
        var as = partner.outbound().get(type);
        return as != null
                && (as.format().equals("X12") || as.format().equals("EDIFACT"))
                && !type.equals("ApplicationResponse");
    }

    /**
     * Somebody we know only by the envelope of what it sent, so that it can be answered: sender and receiver of the answer are
     * {@code qualifier:id}.
     */
    public static Partner stranger(ApplicationResponse answer, String ours, String theirs) {
        boolean edifact = answer.kind() == ApplicationResponse.Kind.CONTRL;
        var version = answer.version() == null ? edifact ? "D:96A:UN" : "004010" : answer.version();
        var as = new Partner.Outbound(
                edifact ? "EDIFACT" : "X12",
                version,
                edifact ? "CONTRL" : "997",
                ours,
                theirs,
                edifact ? Partner.Delimiters.EDIFACT : Partner.Delimiters.X12);
        return new Partner(
                "stranger",
                theirs,
                List.of(),
                null,
                AcknowledgementPolicy.STANDARD,
                null,
                Map.of("ApplicationResponse", as),
                Map.of());
    }

    /** An answer is written in the version of what it answers (GS08), whatever else the partner gets. */
    private static String version(BusinessDocument document, Partner.Outbound as) {
        if (document instanceof ApplicationResponse answer && answer.kind() == ApplicationResponse.Kind.X999) {
            return X12Acknowledgement.IMPLEMENTATION;
        }
        if (document instanceof ApplicationResponse answer
                && answer.version() != null
                && answer.version().matches("\\d{6}[A-Z0-9]{0,6}")) {
            return answer.version();
        }
        return as.version();
    }

    private Composed json(BusinessDocument document, Partner partner, Partner.Outbound as, ControlNumbers numbers) {
        var number = String.valueOf(numbers.next(new Sequence(Level.INTERCHANGE, as.format(), as.ours(), as.theirs())));
        return new Composed(
                (canonical.writePretty(document) + "\n").getBytes(StandardCharsets.UTF_8),
                "%s-%s-%s.json".formatted(partner.code(), document.type(), number),
                as.format(),
                document.type(),
                new Composed.Control(number, null, null));
    }

    private ZonedDateTime now() {
        return ZonedDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
