package throughline.deploy.appliance;

import java.time.Clock;
import java.util.List;
import throughline.connectors.Formats;
import throughline.connectors.Partners;
import throughline.connectors.partner.PartnerFolders;
import throughline.deploy.settings.Settings;
import throughline.model.reading.MessageReader;

/** The readers of every format we speak, in the order in which they are asked. */
public final class Readers {

    private Readers() {}

    public static MessageReader of(Partners partners) {
        return Formats.reader(partners);
    }

    /** The partners that come with the product, and those this installation took in. */
    public static PartnerFolders partners(Settings settings, Clock clock) {
        return new PartnerFolders(
                List.of(settings.folders().partners(), settings.folders().data().resolve("partners")), clock);
    }
}
