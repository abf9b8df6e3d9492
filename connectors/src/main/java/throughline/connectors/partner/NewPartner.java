package throughline.connectors.partner;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.model.reading.Envelope;

/**
 * Somebody we are about to know.
 *
 * @param code the folder's name: small letters, digits and hyphens
 * @param speaks the envelope to answer in, or null for a partner that we send nothing
 */
public record NewPartner(String code, String name, List<Partner.Identifier> identifiers, @Nullable Speaks speaks) {

    static final Pattern CODE = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    public NewPartner {
        identifiers = List.copyOf(identifiers);
    }

    /**
     * How to write to it.
     *
     * @param ours the identifier it sent to
     * @param theirs the identifier it sent under
     */
    public record Speaks(String format, String version, String ours, String theirs) {}

    /** Somebody first seen as the sender of an interchange; we answer in the format and version it spoke. */
    public static NewPartner asReceived(String code, String name, Envelope envelope) {
        var version = PartnerFolderWriter.written(envelope.format(), envelope.version());
        var speaks =
                version == null ? null : new Speaks(envelope.format(), version, envelope.receiver(), envelope.sender());
        return new NewPartner(
                code, name, List.of(new Partner.Identifier(envelope.format(), envelope.sender())), speaks);
    }

    void check() {
        if (!CODE.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "'%s' cannot be a partner's code: use small letters, digits and hyphens, at most 40"
                            .formatted(code));
        }
        if (name.isBlank()) {
            throw new IllegalArgumentException("a partner needs a name");
        }
        if (identifiers.isEmpty()) {
            throw new IllegalArgumentException("a partner needs at least one identifier");
        }
    }
}
