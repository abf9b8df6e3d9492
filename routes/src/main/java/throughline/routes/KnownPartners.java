package throughline.routes;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.connectors.partner.NewPartner;
import throughline.connectors.partner.PartnerFolders;
import throughline.model.reading.Envelope;
import throughline.operations.flow.PartnerDirectory;

/** The partner folders, as the people at the console see them. */
public final class KnownPartners implements PartnerDirectory {

    /** Who we are to somebody we have just met, when its envelope does not say. */
    private final String ourIdentifier;

    private final PartnerFolders folders;

    public KnownPartners(PartnerFolders folders, String ourIdentifier) {
        this.folders = folders;
        this.ourIdentifier = ourIdentifier;
    }

    @Override
    public List<PartnerView> partners() {
        return folders.all().stream().map(KnownPartners::view).toList();
    }

    @Override
    public PartnerView create(String code, String name, String identifier, String format, @Nullable String version) {
        var seen = new Envelope(format, version, identifier, ourIdentifier, "0", null, false, false);
        return view(folders.create(NewPartner.asReceived(code, name, seen)));
    }

    private static PartnerView view(Partner partner) {
        return new PartnerView(
                partner.code(),
                partner.name(),
                partner.identifiers().stream().map(Partner.Identifier::value).toList(),
                partner.identifiers().stream()
                        .map(Partner.Identifier::format)
                        .distinct()
                        .toList());
    }
}
