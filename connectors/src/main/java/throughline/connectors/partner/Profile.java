package throughline.connectors.partner;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.connectors.AcknowledgementPolicy;

/**
 * A {@code profile.yaml} as it is written; docs/partners.md explains every key. {@link ProfileReader} makes a partner of it.
 *
 * @param inbound the messages it sends, as their standard names them ({@code 850}, {@code ORDERS}, {@code SHOPIFY_ORDER})
 * @param outbound the documents it wants, each with what differs from {@code envelope}
 * @param answers hours within which its business answers a document of ours, by the document's type
 * @param weAnswer hours within which it expects our answer to a document of its own, by the document's type
 * @param batch when documents for it leave together
 * @param ignored what it sends and we know we do not need: by message, the place and why
 */
record Profile(
        @Nullable String name,
        List<Identifier> identifiers,
        List<String> inbound,
        @Nullable String charset,
        @Nullable Acknowledgements acknowledgements,
        @Nullable Envelope envelope,
        Map<String, Envelope> outbound,
        Map<String, String> transport,
        Map<String, Map<String, String>> ignored,
        @Nullable Freight freight,
        Map<String, Integer> answers,
        Map<String, Integer> weAnswer,
        @Nullable Calendar calendar,
        @Nullable Batch batch) {

    Profile {
        identifiers = identifiers == null ? List.of() : identifiers;
        inbound = inbound == null ? List.of() : inbound;
        outbound = outbound == null ? Map.of() : outbound;
        transport = transport == null ? Map.of() : transport;
        ignored = ignored == null ? Map.of() : ignored;
        answers = answers == null ? Map.of() : answers;
        weAnswer = weAnswer == null ? Map.of() : weAnswer;
    }

    /**
     * When documents leave together.
     *
     * @param everyMinutes after the first one, or
     * @param at times of day
     * @param zone of those times
     * @param upTo documents in one interchange
     * @param documents those that leave together
     */
    record Batch(
            @Nullable Integer everyMinutes,
            @Nullable List<String> at,
            @Nullable String zone,
            @Nullable Integer upTo,
            @Nullable List<String> documents) {}

    record Identifier(@Nullable String format, @Nullable String value) {}

    /** How far its bills for carriage may be from what was expected. */
    record Freight(
            @Nullable BigDecimal tolerancePercent, @Nullable BigDecimal toleranceAmount, @Nullable Integer dueDays) {}

    /** When it works. */
    record Calendar(
            @Nullable String zone, @Nullable String days, @Nullable String hours, @Nullable List<String> holidays) {}

    record Acknowledgements(
            AcknowledgementPolicy.@Nullable Interchange interchange,
            @Nullable String functional,
            AcknowledgementPolicy.@Nullable Duplicates duplicates) {}

    /** What we write on the outside; a key left out of a document's own is taken from the partner's. */
    record Envelope(
            @Nullable String format,
            @Nullable String version,
            @Nullable String message,
            @Nullable String ours,
            @Nullable String theirs,
            @Nullable String syntax,
            @Nullable Boolean test,
            @Nullable Boolean acknowledgementRequested,
            @Nullable Boolean una,
            @Nullable Delimiters delimiters,
            @Nullable Map<String, String> units) {

        static final Envelope NOTHING = new Envelope(null, null, null, null, null, null, null, null, null, null, null);

        Envelope over(Envelope general) {
            return new Envelope(
                    or(format, general.format),
                    or(version, general.version),
                    or(message, general.message),
                    or(ours, general.ours),
                    or(theirs, general.theirs),
                    or(syntax, general.syntax),
                    or(test, general.test),
                    or(acknowledgementRequested, general.acknowledgementRequested),
                    or(una, general.una),
                    or(delimiters, general.delimiters),
                    or(units, general.units));
        }

        private static <T> @Nullable T or(@Nullable T own, @Nullable T general) {
            return own == null ? general : own;
        }
    }

    record Delimiters(
            @Nullable String element,
            @Nullable String component,
            @Nullable String repetition,
            @Nullable String segment,
            @Nullable String release,
            @Nullable String decimal,
            @Nullable Boolean newline) {}
}
