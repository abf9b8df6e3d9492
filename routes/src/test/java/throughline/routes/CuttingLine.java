package throughline.routes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicInteger;

/** A line to a server that is cut, in both directions, after so many bytes in one of them. */
public final class CuttingLine implements AutoCloseable {

    private final ServerSocket door;
    private final int server;
    private final long most;
    private final AtomicInteger cuts = new AtomicInteger();

    public CuttingLine(int server, long most) throws IOException {
        this(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), server, most);
    }

    private CuttingLine(ServerSocket door, int server, long most) {
        this.door = door;
        this.server = server;
        this.most = most;
        start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    public int cuts() {
        return cuts.get();
    }

    private void accept() throws IOException {
        while (!door.isClosed()) {
            var near = door.accept();
            var far = new Socket("127.0.0.1", server);
            start(() -> pass(near.getInputStream(), far.getOutputStream(), near, far));
            start(() -> pass(far.getInputStream(), near.getOutputStream(), near, far));
        }
    }

    private void pass(InputStream from, OutputStream to, Socket near, Socket far) throws IOException {
        var piece = new byte[8192];
        long passed = 0;
        for (int read = from.read(piece); read >= 0; read = from.read(piece)) {
            passed += read;
            if (passed > most) {
                cuts.incrementAndGet();
                near.close();
                far.close();
                return;
            }
            to.write(piece, 0, read);
            to.flush();
        }
        near.close();
        far.close();
    }

    private interface Passing {
        void run() throws IOException;
    }

    private static void start(Passing passing) {
        var thread = new Thread(() -> {
            try {
                passing.run();
            } catch (IOException closed) {
                // The other direction was cut, or the test is over.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
