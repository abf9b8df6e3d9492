package throughline.connectors;

import static java.util.Objects.requireNonNull;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One outside party we exchange messages with, as its folder describes it.
 *
 * @param code our name for it, the folder's name ({@code northgate})
 * @param identifiers every identifier it sends under, by format
 * @param maps the folder of its differences from the standard maps, or null when there is none
 * @param charset what its bytes are in when its envelope does not say; null for the standard's default
 * @param outbound the documents it wants from us, by type ({@code OrderResponse})
 * @param transport how we reach it; keys and values are the transport's own
 * @param terms what was agreed about its messages, beyond how they are written
 * @param version the SHA-256 of its folder's files that count ({@code profile.yaml}, guides, maps), 64 hexadecimal digits; empty for one
 *     that comes from no folder
 */
public record Partner(
        String code,
        String name,
        List<Identifier> identifiers,
        @Nullable Path maps,
        AcknowledgementPolicy acknowledgements,
        @Nullable Charset charset,
        Map<String, Outbound> outbound,
        Map<String, String> transport,
        Terms terms,
        String version) {

    public Partner {
        requireNonNull(code, "code");
        requireNonNull(name, "name");
        requireNonNull(acknowledgements, "acknowledgements");
        requireNonNull(terms, "terms");
        identifiers = List.copyOf(identifiers);
        outbound = Map.copyOf(outbound);
        transport = Map.copyOf(transport);
    }

    /** One that comes from no folder. */
    public Partner(
            String code,
            String name,
            List<Identifier> identifiers,
            @Nullable Path maps,
            AcknowledgementPolicy acknowledgements,
            @Nullable Charset charset,
            Map<String, Outbound> outbound,
            Map<String, String> transport) {
        this(code, name, identifiers, maps, acknowledgements, charset, outbound, transport, Terms.NONE, "");
    }

    /** The same partner with everything we write to it marked as a test (ISA15 T; UNB 0035). */
    public Partner asTest() {
        var tests = new LinkedHashMap<String, Outbound>();
        outbound.forEach((type, as) -> tests.put(type, as.asTest()));
        return new Partner(code, name, identifiers, maps, acknowledgements, charset, tests, transport, terms, version);
    }

    /**
     * An identifier within one format.
     *
     * @param format {@code X12}, {@code EDIFACT}, {@code SHOPIFY}, {@code WOOCOMMERCE}, {@code JSON}
     * @param value qualifier and identifier ({@code ZZ:ACME})
     */
    public record Identifier(String format, String value) {}

    /**
     * One kind of document it wants.
     *
     * @param format {@code X12}, {@code EDIFACT}, {@code JSON}
     * @param version {@code 004010}; {@code D:96A:UN}
     * @param message the standard's name of it ({@code 855}, {@code ORDRSP})
     * @param ours the identifier we send under
     * @param theirs the identifier we send to
     * @param conventions how it wants the envelope and the codes
     */
    public record Outbound(
            String format,
            String version,
            String message,
            String ours,
            String theirs,
            Delimiters delimiters,
            Conventions conventions) {

        public Outbound(
                String format, String version, String message, String ours, String theirs, Delimiters delimiters) {
            this(format, version, message, ours, theirs, delimiters, Conventions.STANDARD);
        }

        Outbound asTest() {
            return new Outbound(
                    format,
                    version,
                    message,
                    ours,
                    theirs,
                    delimiters,
                    new Conventions(
                            true,
                            conventions.acknowledgementRequested(),
                            conventions.syntax(),
                            conventions.segmentOfSeparators(),
                            conventions.units()));
        }
    }

    /**
     * What we write as this partner wants it.
     *
     * @param test whether what we send is marked as a test (ISA15 T; UNB 0035)
     * @param acknowledgementRequested whether we ask for an answer to the interchange (ISA14; UNB 0031)
     * @param syntax EDIFACT syntax identifier and version ({@code UNOC:3}), or null for the version's usual one
     * @param segmentOfSeparators whether an EDIFACT interchange begins with UNA
     * @param units our unit code to theirs, where it is not the standard's table
     */
    public record Conventions(
            boolean test,
            boolean acknowledgementRequested,
            @Nullable String syntax,
            boolean segmentOfSeparators,
            Map<String, String> units) {

        public static final Conventions STANDARD = new Conventions(false, false, null, true, Map.of());

        public Conventions {
            units = Map.copyOf(units);
        }
    }

    /**
     * The separators we write.
     *
     * @param newline whether each segment ends with a line feed too
     */
    public record Delimiters(
            char element, char component, char repetition, char segment, char release, char decimal, boolean newline) {

        public static final Delimiters X12 = new Delimiters('*', '>', '^', '~', '\0', '.', false);
        public static final Delimiters EDIFACT = new Delimiters('+', ':', '*', '\'', '?', '.', false);
    }
}
