package throughline.routes;

import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.connectors.as2.Agreement;
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
    public List<PartnerCard> cards() {
        var faults = folders.faults();
        var cards = new TreeMap<String, PartnerCard>();
        folders.all().forEach(partner -> cards.put(partner.code(), card(partner, faults.get(partner.code()))));
        faults.forEach((code, fault) ->
                cards.putIfAbsent(code, new PartnerCard(code, code, List.of(), List.of(), List.of(), "", fault)));
        return List.copyOf(cards.values());
    }

    private PartnerCard card(Partner partner, @Nullable String fault) {
        return new PartnerCard(
                partner.code(),
                partner.name(),
                partner.identifiers().stream()
                        .map(each -> each.format() + " " + each.value())
                        .toList(),
                folders.inbound(partner.code()),
                partner.outbound().entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue().message())
                        .sorted()
                        .toList(),
                transport(partner),
                fault);
    }

    private static String transport(Partner partner) {
        var kind = partner.transport().getOrDefault("kind", "folder");
        try {
            return kind.equals("as2")
                    ? kind
                            + Agreement.of(partner)
                                    .theirCertificates()
                                    .validUntil()
                                    .map(until -> ", certificates until "
                                            + until.atZone(ZoneOffset.UTC).toLocalDate())
                                    .orElse(", no certificate")
                    : kind;
        } catch (IOException unreadable) {
            return "%s, %s".formatted(kind, unreadable.getMessage());
        }
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
