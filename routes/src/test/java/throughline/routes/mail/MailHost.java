package throughline.routes.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import throughline.connectors.Partner;
import throughline.routes.TestTls;
import throughline.routes.fetching.Landing;

/** Our mail servers under TLS: GreenMail, with a mailbox of ours and one of the partner's. */
final class MailHost implements AutoCloseable {

    static final String PASSWORD = "pass of ours";
    static final String MX = "mx.ours.example";

    private static final Session NONE = Session.getInstance(new Properties());

    private static TestTls key;

    final GreenMail mail;
    private final TestTls tls;
    private final GreenMailUser ours;

    /** GreenMail has one key for all servers of a process. */
    static synchronized TestTls key() throws Exception {
        if (key == null) {
            key = TestTls.localhost(Files.createTempDirectory("greenmail"));
        }
        return key;
    }

    MailHost() throws Exception {
        tls = key();
        System.setProperty("greenmail.tls.keystore.file", tls.store().toString());
        System.setProperty("greenmail.tls.keystore.password", TestTls.PASSWORD);
        mail = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAPS),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
            new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
        });
        mail.start();
        ours = mail.setUser("edi@ours.example", "us", PASSWORD);
        mail.setUser("orders@harborview.example", "them", "theirs");
        folder("Taken");
    }

    void folder(String name) {
        var hosts = mail.getManagers().getImapHostManager();
        try {
            hosts.createMailbox(ours, name);
        } catch (Exception wrong) {
            throw new AssertionError(wrong);
        }
    }

    /** Lays a mail into our mailbox as our server would. */
    void arrives(String text) throws Exception {
        ours.deliver(new MimeMessage(
                NONE, new ByteArrayInputStream(text.replace("\n", "\r\n").getBytes(US_ASCII))));
    }

    /** A mail with one attachment, whose sender is proved. */
    void arrives(String number, String name, String document) throws Exception {
        arrives(mail(number, "orders@harborview.example", proved("harborview.example"), attachment(name, document)));
    }

    static String proved(String domain) {
        return "Authentication-Results: %s; dkim=none; dmarc=pass (p=reject) header.from=%s\n".formatted(MX, domain);
    }

    static String mail(String number, String from, String head, String... parts) {
        var text = new StringBuilder(head)
                .append("From: Harborview <%s>\nTo: edi@ours.example\nSubject: orders\nMessage-ID: %s\n"
                        .formatted(from, number))
                .append("MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=\"here\"\n\nfor machines\n");
        for (var part : parts) {
            text.append("--here\n").append(part).append('\n');
        }
        return text.append("--here--\n").toString();
    }

    static String attachment(String name, String document) {
        return """
                Content-Type: application/octet-stream; name="%1$s"
                Content-Disposition: attachment; filename="%1$s"
                Content-Transfer-Encoding: base64

                %2$s"""
                .formatted(name, Base64.getMimeEncoder().encodeToString(document.getBytes(US_ASCII)));
    }

    /** Subjects of what lies in a folder of ours. */
    List<String> numbers(String folder) throws Exception {
        var hosts = mail.getManagers().getImapHostManager();
        var found = new ArrayList<String>();
        for (var stored : hosts.getFolder(ours, folder).getMessages()) {
            found.add(stored.getMimeMessage().getMessageID());
        }
        return found;
    }

    /** What the partner has got. */
    List<Message> sent() {
        return List.of((Message[]) mail.getReceivedMessagesForDomain("harborview.example"));
    }

    Partner partner(Map<String, String> more) {
        var all = new HashMap<>(Map.of(
                "kind", "mail",
                "user", "us",
                "credential", "mail",
                "certificates", tls.certificates().toString()));
        all.putAll(more);
        return Landing.partner(all);
    }

    Map<String, String> fetching(String... more) {
        var all = new HashMap<>(Map.of(
                "imapHost", "localhost",
                "imapPort", String.valueOf(mail.getImaps().getPort()),
                "from", "orders@harborview.example, edi@harborview.example",
                "authenticatedBy", MX,
                "takenFolder", "Taken"));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    Map<String, String> sending(String... more) {
        var all = new HashMap<>(Map.of(
                "smtpHost", "localhost",
                "smtpPort", String.valueOf(mail.getSmtps().getPort()),
                "smtpTls", "implicit",
                "sender", "edi@ours.example",
                "to", "orders@harborview.example"));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return all;
    }

    @Override
    public void close() {
        mail.stop();
    }
}
