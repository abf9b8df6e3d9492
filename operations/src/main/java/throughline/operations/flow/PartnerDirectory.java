package throughline.operations.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The partners we know, and the way to make one of a stranger; implemented where the partner folders are read. */
public interface PartnerDirectory {

    List<PartnerView> partners();

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
}
