package throughline.deploy.appliance;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import throughline.routes.sftp.MailboxServer;

/** Our own SFTP server, where the settings ask for one: opened when messages flow, and shut before they stop. */
final class Mailboxes implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Mailboxes.class);

    private final @Nullable MailboxServer server;
    private volatile boolean running;

    Mailboxes(@Nullable MailboxServer server) {
        this.server = server;
    }

    @Override
    public void start() {
        if (server == null) {
            return;
        }
        try {
            server.start();
            running = true;
            LOG.info(
                    "partners find their mailboxes by SFTP on port {}, host key {}",
                    server.port(),
                    server.fingerprint());
        } catch (IOException e) {
            throw new UncheckedIOException("the SFTP server cannot listen", e);
        }
    }

    @Override
    public void stop() {
        if (server != null && running) {
            running = false;
            try {
                server.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After {@link Startup}. */
    @Override
    public int getPhase() {
        return 1;
    }
}
