package throughline.routes.ftps;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.routes.Said;
import throughline.routes.fetching.PollDirectory;

/**
 * A partner's FTPS server, as its profile describes it under {@code transport}.
 *
 * @param credential the name of our password
 * @param directory where we lay what is for the partner, or null: where we arrive
 * @param tls the version of TLS
 * @param fetching what we fetch there, or null for nothing
 */
record FtpsPlace(
        String host,
        int port,
        String user,
        String credential,
        @Nullable String directory,
        String tls,
        @Nullable PollDirectory fetching) {

    /** @throws IOException naming what the profile leaves out */
    static FtpsPlace of(Partner partner) throws IOException {
        var said = new Said(partner);
        return new FtpsPlace(
                said.needed("host"),
                said.number("port", 21),
                said.needed("user"),
                said.needed("credential"),
                said.optional("directory"),
                "TLSv" + said.or("tls", "1.2"),
                PollDirectory.of(partner));
    }

    /** For people. */
    String address() {
        return "%s:%d".formatted(host, port);
    }

    /** Where we lay a file of this name. */
    String path(String name) {
        return directory == null ? name : directory + "/" + name;
    }
}
