package throughline.operations.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The partners we know, and the way to make one of a stranger; implemented where the partner folders are read. */
public interface PartnerDirectory {

    List<PartnerView> partners();

    /** Every partner as its folder describes it, and every folder that is not in force, by code. */
    List<PartnerCard> cards();

    /**
     * Writes a partner folder that reads and answers by the standard's own maps.
     *
     * @throws IllegalArgumentException when code or identifier is taken; the message says by whom
     */
    PartnerView create(String code, String name, String identifier, String format, @Nullable String version);

    /** A partner: identifiers as {@code qualifier:id}. */
    record PartnerView(String code, String name, List<String> identifiers, List<String> formats) {
        public PartnerView {
            identifiers = List.copyOf(identifiers);
            formats = List.copyOf(formats);
        }
    }

    /**
     * A partner as its folder describes it.
     *
     * @param identifiers with their format: {@code X12 ZZ:ACME}
     * @param inbound the messages it sends
     * @param outbound the documents it gets, each with its message: {@code Invoice 810}
     * @param fault what is wrong with its folder, with file and line, or null; what was good last is at work
     */
    record PartnerCard(
            String code,
            String name,
            List<String> identifiers,
            List<String> inbound,
            List<String> outbound,
            String transport,
            @Nullable String fault) {
        public PartnerCard {
            identifiers = List.copyOf(identifiers);
            inbound = List.copyOf(inbound);
            outbound = List.copyOf(outbound);
        }
    }
}
