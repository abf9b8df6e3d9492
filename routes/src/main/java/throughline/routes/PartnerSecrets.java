package throughline.routes;

import java.io.IOException;

/** What we show a partner to be let in. Its profile names it; it lies where nobody but the appliance reads. */
@FunctionalInterface
public interface PartnerSecrets {

    /**
     * A password, a token or a private key.
     *
     * @throws IOException when there is none of that name, or others could read it; the text never holds it
     */
    String of(String name) throws IOException;
}
