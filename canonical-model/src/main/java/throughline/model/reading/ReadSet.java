package throughline.model.reading;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.BusinessDocument;
import throughline.model.lineage.SourceSpan;

/**
 * One transaction set, message or plain document of an interchange, read: the document, or why there is none.
 *
 * @param type as the standard names it ({@code 850}, {@code ORDERS}, {@code SHOPIFY_ORDER}, {@code JSON_ORDER})
 * @param version of its group or message
 * @param group GS06, or null
 * @param control ST02; UNH 0062; the document's own id
 * @param position among the sets of the message (the whole file), from 1
 * @param document what it says, or null when it cannot be read or no map knows the type
 * @param findings everything wrong with it, in byte order
 * @param span its bytes, from ST to SE
 */
public record ReadSet(
        String type,
        @Nullable String version,
        @Nullable String group,
        String control,
        int position,
        @Nullable BusinessDocument document,
        List<Finding> findings,
        SourceSpan span) {

    /** The code of the finding that says that it is a copy. */
    public static final String COPY = "DOCUMENT_COPY";

    public ReadSet {
        requireNonNull(type, "type");
        requireNonNull(control, "control");
        requireNonNull(span, "span");
        findings = List.copyOf(findings);
    }

    /**
     * Whether it only says for the files what was said before (TRADACOMS TYP01 {@code 0709}, a copy of an invoice): it is kept, and nothing is
     * done because of it.
     */
    public boolean copy() {
        return findings.stream().anyMatch(finding -> finding.code().equals(COPY));
    }

    /** Whether the acknowledgement refuses it. */
    public boolean rejected() {
        for (var finding : findings) {
            if (finding.severity().compareTo(Severity.ERROR) >= 0) {
                return true;
            }
        }
        return false;
    }
}
