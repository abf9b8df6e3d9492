package throughline.routes.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A server for submission (RFC 6409) with STARTTLS, or one that somebody in between keeps from offering it. */
final class SubmissionHost implements AutoCloseable {

    /** Every line that came, with the word TLS before it when nobody else could read it. */
    final List<String> lines = new CopyOnWriteArrayList<>();

    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final SSLContext context;
    private final boolean offers;

    SubmissionHost(SSLContext context, boolean offers) throws IOException {
        this.context = context;
        this.offers = offers;
        var thread = new Thread(this::serve, "submission");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                talk(socket);
            } catch (IOException gone) {
                // The next one may stay.
            }
        }
    }

    private void talk(Socket plain) throws IOException {
        var socket = plain;
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
        say(socket, "220 submission.ours.example");
        boolean secure = false;
        boolean content = false;
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            lines.add((secure ? "TLS " : "") + line);
            if (content) {
                content = !line.equals(".");
                if (!content) {
                    say(socket, "250 taken");
                }
                continue;
            }
            var verb = line.toUpperCase(Locale.ROOT).replaceFirst(" .*", "");
            switch (verb) {
                case "EHLO" -> {
                    say(socket, "250-submission.ours.example");
                    say(socket, !secure && offers ? "250 STARTTLS" : "250 AUTH PLAIN LOGIN");
                }
                case "STARTTLS" -> {
                    say(socket, "220 go on");
                    socket = secured(plain);
                    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
                    secure = true;
                }
                case "AUTH" -> say(socket, "235 come in");
                case "DATA" -> {
                    content = true;
                    say(socket, "354 go on");
                }
                case "QUIT" -> {
                    say(socket, "221 goodbye");
                    return;
                }
                default -> say(socket, "250 yes");
            }
        }
    }

    private SSLSocket secured(Socket plain) throws IOException {
        var secure = (SSLSocket) context.getSocketFactory().createSocket(plain, null, plain.getPort(), false);
        secure.setUseClientMode(false);
        secure.startHandshake();
        return secure;
    }

    private static void say(Socket socket, String line) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
