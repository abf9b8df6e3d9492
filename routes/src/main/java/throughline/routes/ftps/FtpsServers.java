package throughline.routes.ftps;

import java.io.IOException;
import java.time.Duration;
import throughline.connectors.Partner;
import throughline.routes.PartnerSecrets;
import throughline.routes.PartnerTls;

/** Our way into partners' FTPS servers: explicit TLS only, and a password only after the server has proved who it is. */
public final class FtpsServers {

    private static final Duration GREETING = Duration.ofSeconds(15);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final PartnerSecrets secrets;
    private final PartnerTls tls;

    public FtpsServers(PartnerSecrets secrets, PartnerTls tls) {
        this.secrets = secrets;
        this.tls = tls;
    }

    /** What is done on a server. */
    @FunctionalInterface
    interface Visit {
        void on(FtpsLine server, FtpsPlace place) throws IOException, InterruptedException;
    }

    /** Goes to the server on a connection of its own. */
    void visit(Partner partner, Visit visit) throws IOException, InterruptedException {
        var place = FtpsPlace.of(partner);
        var server = new FtpsLine(tls.context(partner), place, GREETING, SILENCE);
        try {
            server.enter(secrets.of(place.credential()));
            visit.on(server, place);
        } catch (IOException failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("broken off");
            }
            throw new IOException("%s: %s".formatted(place.address(), failure.getMessage()), failure);
        } finally {
            server.leave();
        }
    }
}
