package throughline.ledger.server;

import java.io.IOException;
import java.lang.System.Logger.Level;

/** Brings the server back, at the same port, when it has died and nobody had asked it to stop. */
final class Watch {

    private static final System.Logger LOG = System.getLogger(Watch.class.getName());
    private static final long LOOK_EVERY_MILLIS = 500;

    private final Cluster cluster;
    private final Thread thread = new Thread(this::look, "postgres-watch");
    private volatile boolean wanted = true;

    Watch(Cluster cluster) {
        this.cluster = cluster;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void stop() {
        wanted = false;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        while (wanted) {
            try {
                Thread.sleep(LOOK_EVERY_MILLIS);
                if (wanted && !cluster.alive()) {
                    LOG.log(Level.WARNING, "The database server has died; starting it again");
                    cluster.startAgain();
                }
            } catch (InterruptedException asked) {
                return;
            } catch (IOException failure) {
                LOG.log(Level.ERROR, "The database server does not come back: {0}", failure.getMessage());
            }
        }
    }
}
