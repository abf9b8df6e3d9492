package throughline.routes.outbound;

import java.io.IOException;
import throughline.connectors.compose.Composed;
import throughline.model.lineage.MessageId;

/** Keeps what leaves us, byte for byte, before it leaves. */
@FunctionalInterface
public interface OutboundSeal {

    MessageId seal(String partner, Composed composed) throws IOException;
}
