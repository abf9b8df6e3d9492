package throughline.connectors.edi.envelope;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.Partner;
import throughline.connectors.Partners;
import throughline.connectors.edi.map.MapLibrary;
import throughline.connectors.edi.token.ByteWindow;
import throughline.model.lineage.SealedMessage;

/**
 * What every interchange of one message is read with.
 *
 * @param utf8 whether the message began with the byte order mark of UTF-8
 */
public record Desk(SealedMessage message, ByteWindow window, Partners partners, MapLibrary maps, boolean utf8) {

    /** Who sent it: the channel's word before the envelope's. */
    @Nullable
    Partner partner(String format, String sender) {
        var said = message.partner();
        Optional<Partner> known = said == null ? Optional.empty() : partners.byCode(said);
        return known.or(() -> partners.bySender(format, sender)).orElse(null);
    }

    static AcknowledgementPolicy policy(@Nullable Partner partner) {
        return partner == null ? AcknowledgementPolicy.STANDARD : partner.acknowledgements();
    }
}
