package throughline.routes.outbound;

import java.io.IOException;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeSet;
import throughline.connectors.Partner;
import throughline.connectors.Partners;
import throughline.model.lineage.Vault;
import throughline.operations.flow.PartnerReach;
import throughline.operations.outbox.Carriage;
import throughline.operations.outbox.Parcel;
import throughline.routes.Reasons;

/** Brings sealed bytes to their partner, by the way its profile says now. */
public final class Courier implements Carriage, PartnerReach {

    private final Partners partners;
    private final Vault vault;
    private final Map<String, Transport> transports;

    /** @param transports by the word a profile says under {@code transport.kind} */
    public Courier(Partners partners, Vault vault, Map<String, Transport> transports) {
        this.partners = partners;
        this.vault = vault;
        this.transports = Map.copyOf(transports);
    }

    @Override
    public void carry(Parcel parcel) throws IOException, InterruptedException {
        var partner = Scribe.known(partners, parcel.receiver())
                .orElseThrow(() -> new IOException("Nobody is known under %s any more.".formatted(parcel.receiver())));
        var sealed = vault.open(parcel.message());
        try (var bytes = sealed.open()) {
            transport(partner).send(partner, sealed.id(), sealed.name(), bytes.readAllBytes());
        }
    }

    @Override
    public Reached reach(String code) throws InterruptedException {
        var partner = partners.byCode(code)
                .orElseThrow(() -> new NoSuchElementException("there is no partner '%s'".formatted(code)));
        var kind = kind(partner);
        if (Scribe.PASSIVE.contains(kind)) {
            return new Reached(
                    partner.code(),
                    kind,
                    true,
                    "Nothing is brought to it: there is no way of ours that could be tried.");
        }
        try {
            return new Reached(partner.code(), kind, true, transport(partner).check(partner));
        } catch (IOException | RuntimeException failure) {
            return new Reached(partner.code(), kind, false, Reasons.of(failure));
        }
    }

    private static String kind(Partner partner) {
        return partner.transport().getOrDefault("kind", "folder");
    }

    private Transport transport(Partner partner) throws IOException {
        var kind = kind(partner);
        var transport = transports.get(kind);
        if (transport == null) {
            throw new IOException("The profile of %s asks for the transport '%s'; we bring things by: %s."
                    .formatted(partner.code(), kind, String.join(", ", new TreeSet<>(transports.keySet()))));
        }
        return transport;
    }
}
