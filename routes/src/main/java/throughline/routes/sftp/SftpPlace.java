package throughline.routes.sftp;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.routes.Said;
import throughline.routes.fetching.PollDirectory;

/**
 * A partner's SFTP server, as its profile describes it under {@code transport}.
 *
 * @param credential the name of our password or private key
 * @param hostKey what the server has to prove that it is
 * @param directory where we lay what is for the partner
 * @param fetching what we fetch there, or null for nothing
 */
record SftpPlace(
        String host,
        int port,
        String user,
        String credential,
        String hostKey,
        String directory,
        @Nullable PollDirectory fetching) {

    /** @throws IOException naming what the profile leaves out */
    static SftpPlace of(Partner partner) throws IOException {
        var said = new Said(partner);
        return new SftpPlace(
                said.needed("host"),
                said.number("port", 22),
                said.needed("user"),
                said.needed("credential"),
                said.needed("hostKey"),
                said.or("directory", "."),
                PollDirectory.of(partner));
    }

    /** For people. */
    String address() {
        return "%s:%d".formatted(host, port);
    }
}
