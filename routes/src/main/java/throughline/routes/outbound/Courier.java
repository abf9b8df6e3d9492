package throughline.routes.outbound;

import java.io.IOException;
import java.util.Map;
import java.util.TreeSet;
import throughline.connectors.Partner;
import throughline.connectors.Partners;
import throughline.model.lineage.Vault;
import throughline.operations.outbox.Carriage;
import throughline.operations.outbox.Parcel;

/** Brings sealed bytes to their partner, by the way its profile says now. */
public final class Courier implements Carriage {

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

    /**
     * Tries the way to a partner without sending anything.
     *
     * @return what was found, in words
     * @throws IOException when the partner cannot be reached; the text says why
     */
    public String check(String code) throws IOException, InterruptedException {
        var partner =
                partners.byCode(code).orElseThrow(() -> new IOException("There is no partner '%s'.".formatted(code)));
        return transport(partner).check(partner);
    }

    private Transport transport(Partner partner) throws IOException {
        var kind = partner.transport().getOrDefault("kind", "folder");
        var transport = transports.get(kind);
        if (transport == null) {
            throw new IOException("The profile of %s asks for the transport '%s'; we bring things by: %s."
                    .formatted(partner.code(), kind, String.join(", ", new TreeSet<>(transports.keySet()))));
        }
        return transport;
    }
}
