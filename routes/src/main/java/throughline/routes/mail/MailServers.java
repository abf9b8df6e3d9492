package throughline.routes.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import throughline.connectors.Partner;
import throughline.routes.PartnerSecrets;
import throughline.routes.PartnerTls;
import throughline.routes.Reasons;
import throughline.routes.mail.MailPlace.Server;

/**
 * Our way into our mail servers: TLS from the beginning or STARTTLS and never without, the certificate and its name checked, and a password
 * only after that.
 */
public final class MailServers {

    private static final Duration GREETING = Duration.ofSeconds(15);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final PartnerSecrets secrets;
    private final PartnerTls tls;

    public MailServers(PartnerSecrets secrets, PartnerTls tls) {
        this.secrets = secrets;
        this.tls = tls;
    }

    /** What is done on a server. */
    @FunctionalInterface
    interface Visit<S> {
        void on(S server, Session session) throws IOException, InterruptedException, MessagingException;
    }

    void smtp(Partner partner, MailPlace place, Server server, Visit<Transport> visit)
            throws IOException, InterruptedException {
        var protocol = server.implicit() ? "smtps" : "smtp";
        var session = session(partner, protocol, server);
        visit(partner, place, server, () -> {
            try (var line = session.getTransport(protocol)) {
                line.connect(server.host(), server.port(), place.user(), secrets.of(place.credential()));
                visit.on(line, session);
            }
        });
    }

    void imap(Partner partner, MailPlace place, Server server, Visit<Store> visit)
            throws IOException, InterruptedException {
        var protocol = server.implicit() ? "imaps" : "imap";
        var session = session(partner, protocol, server);
        visit(partner, place, server, () -> {
            try (var store = session.getStore(protocol)) {
                store.connect(server.host(), server.port(), place.user(), secrets.of(place.credential()));
                visit.on(store, session);
            }
        });
    }

    private interface Connected {
        void run() throws IOException, InterruptedException, MessagingException;
    }

    private static void visit(Partner partner, MailPlace place, Server server, Connected connected)
            throws IOException, InterruptedException {
        try {
            connected.run();
        } catch (jakarta.mail.AuthenticationFailedException refused) {
            throw new IOException(
                    "%s does not let %s in: %s".formatted(server.address(), place.user(), Reasons.of(refused)),
                    refused);
        } catch (MessagingException failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("broken off");
            }
            throw new IOException(
                    "%s, for %s: %s".formatted(server.address(), partner.code(), Reasons.of(failure)), failure);
        }
    }

    private Session session(Partner partner, String protocol, Server server) throws IOException {
        var settings = new Properties();
        var prefix = "mail." + protocol + ".";
        settings.put("mail.mime.allowutf8", "true");
        settings.put(prefix + "ssl.socketFactory", tls.context(partner).getSocketFactory());
        settings.put(prefix + "ssl.checkserveridentity", "true");
        settings.put(prefix + "ssl.protocols", "TLSv1.2 TLSv1.3");
        settings.put(prefix + "connectiontimeout", millis(GREETING));
        settings.put(prefix + "timeout", millis(SILENCE));
        settings.put(prefix + "writetimeout", millis(SILENCE));
        // What shows a password in the clear is used inside TLS only, and nothing that a server may downgrade us to.
        settings.put(prefix + "auth", "true");
        settings.put(prefix + "auth.mechanisms", "PLAIN LOGIN");
        if (server.implicit()) {
            settings.put(prefix + "ssl.enable", "true");
        } else {
            settings.put(prefix + "starttls.enable", "true");
            settings.put(prefix + "starttls.required", "true");
        }
        // A mail is read piece by piece, and reading does not mark it as seen by people.
        settings.put(prefix + "peek", "true");
        settings.put(prefix + "partialfetch", "true");
        settings.put(prefix + "fetchsize", "262144");
        return Session.getInstance(settings);
    }

    private static String millis(Duration duration) {
        return String.valueOf(duration.toMillis());
    }
}
