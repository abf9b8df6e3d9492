package throughline.routes.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.UUID;
import throughline.connectors.Partner;
import throughline.model.lineage.MessageId;
import throughline.routes.mail.MailPlace.Fetching;
import throughline.routes.mail.MailPlace.Sending;
import throughline.routes.outbound.Transport;

/**
 * Sends a document as the attachment of a mail. The same bytes go under the same Message-ID whenever they go, so that a mailbox or a
 * program at the other end may know them again; that our server took it is what counts as sent.
 */
public final class MailTransport implements Transport {

    private final MailServers servers;
    private final Clock clock;

    public MailTransport(MailServers servers, Clock clock) {
        this.servers = servers;
        this.clock = clock;
    }

    @Override
    public void send(Partner partner, String name, byte[] bytes) throws IOException, InterruptedException {
        send(
                partner,
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString(),
                name,
                bytes);
    }

    @Override
    public void send(Partner partner, MessageId message, String name, byte[] bytes)
            throws IOException, InterruptedException {
        send(partner, message.toString(), name, bytes);
    }

    private void send(Partner partner, String number, String name, byte[] bytes)
            throws IOException, InterruptedException {
        var place = MailPlace.of(partner);
        var sending = place.sending();
        if (sending == null) {
            throw new IOException("the profile of %s has no transport.smtpHost".formatted(partner.code()));
        }
        if (bytes.length > place.most()) {
            throw new IOException(
                    "%s has %,d bytes, and no more than %,d go by mail".formatted(name, bytes.length, place.most()));
        }
        servers.smtp(partner, place, sending.server(), (line, session) -> {
            var mail = mail(session, sending, number, name, bytes);
            line.sendMessage(mail, mail.getAllRecipients());
        });
    }

    private Numbered mail(Session session, Sending sending, String number, String name, byte[] bytes)
            throws MessagingException {
        var mail = new Numbered(
                session, "<%s@%s>".formatted(number, sending.sender().replaceFirst("^.*@", "")));
        mail.setFrom(new InternetAddress(sending.sender(), true));
        for (var to : sending.to()) {
            mail.addRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
        }
        mail.setSubject(sending.subject().replace("{name}", name), StandardCharsets.UTF_8.name());
        mail.setSentDate(Date.from(clock.instant()));
        // A mailbox that is away answers people, not programs (RFC 3834).
        mail.setHeader("Auto-Submitted", "auto-generated");
        var words = new MimeBodyPart();
        words.setText("The document %s is attached.".formatted(name), StandardCharsets.UTF_8.name());
        var document = new MimeBodyPart();
        document.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, sending.contentType())));
        document.setFileName(name);
        document.setDisposition(MimeBodyPart.ATTACHMENT);
        document.setHeader("Content-Transfer-Encoding", "base64");
        mail.setContent(new MimeMultipart(words, document));
        mail.saveChanges();
        return mail;
    }

    /** The library would give each mail a number of its own. */
    private static final class Numbered extends MimeMessage {

        private final String number;

        Numbered(Session session, String number) {
            super(session);
            this.number = number;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", number);
        }
    }

    @Override
    public String check(Partner partner) throws IOException, InterruptedException {
        var place = MailPlace.of(partner);
        var found = new StringBuilder();
        var sending = place.sending();
        if (sending != null) {
            servers.smtp(partner, place, sending.server(), (line, session) -> {});
            found.append("%s proves with its certificate who it is and lets %s in."
                    .formatted(sending.server().address(), place.user()));
        }
        var fetching = place.fetching();
        if (fetching != null) {
            servers.imap(partner, place, fetching.server(), (store, session) -> folders(store, fetching));
            found.append(found.isEmpty() ? "" : " ")
                    .append("%s proves the same, and has the folders that the profile names."
                            .formatted(fetching.server().address()));
        }
        return found.toString();
    }

    private static void folders(Store store, Fetching fetching) throws IOException, MessagingException {
        MailPull.folder(store, fetching.mailbox());
        var taken = fetching.takenFolder();
        if (taken != null) {
            MailPull.folder(store, taken);
        }
    }
}
