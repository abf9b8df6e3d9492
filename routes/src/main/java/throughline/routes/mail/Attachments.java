package throughline.routes.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.Spool;
import throughline.routes.fetching.FileNames;

/**
 * The attachments of one mail, however deep they lie in it, within bounds that no friendly mail meets. Bytes are taken as they were attached:
 * no character set is believed, and nothing is opened: a zip is taken as it is.
 */
final class Attachments {

    private static final int DEEPEST = 12;
    private static final int MOST_PARTS = 500;
    /** What mail programs add of their own accord. */
    private static final Set<String> BESIDES = Set.of(
            "application/pkcs7-signature",
            "application/x-pkcs7-signature",
            "application/pgp-signature",
            "text/calendar");

    private final MailPlace.Fetching wanted;
    private final long most;
    private final Taker taker;
    private int parts;
    private int taken;

    /** Takes one. */
    @FunctionalInterface
    interface Taker {
        void take(String name, Spool bytes) throws IOException;
    }

    /** There is something in the mail that we do not go through. */
    static final class Unreadable extends IOException {

        private static final long serialVersionUID = 1L;

        Unreadable(String why) {
            super(why);
        }
    }

    /** @param most bytes of one attachment */
    Attachments(MailPlace.Fetching wanted, long most, Taker taker) {
        this.wanted = wanted;
        this.most = most;
        this.taker = taker;
    }

    /**
     * Hands over each that is wanted.
     *
     * @return how many
     * @throws Unreadable when the mail is no mail, or beyond the bounds
     */
    int of(Session session, MimePart mail) throws IOException {
        try {
            walk(session, mail, 0);
            return taken;
        } catch (MessagingException broken) {
            throw new Unreadable("it cannot be read as a mail: " + broken.getMessage());
        }
    }

    private void walk(Session session, Part part, int depth) throws IOException, MessagingException {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            throw new Unreadable("its parts lie deeper than %d or are more than %d".formatted(DEEPEST, MOST_PARTS));
        }
        if (part.isMimeType("multipart/*")) {
            // Not by its content: that would ask for a class by the type that the sender wrote.
            var inside = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < inside.getCount(); i++) {
                walk(session, inside.getBodyPart(i), depth + 1);
            }
        } else if (part.isMimeType("message/rfc822")) {
            try (var in = part.getInputStream()) {
                walk(session, new MimeMessage(session, in), depth + 1);
            }
        } else if (isAttached(part)) {
            attachment(name(part.getFileName()), part);
        }
    }

    private static boolean isAttached(Part part) throws MessagingException {
        var type = part.getContentType() == null
                ? ""
                : part.getContentType().replaceFirst(";.*$", "").strip().toLowerCase(Locale.ROOT);
        boolean named = part.getFileName() != null || Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        boolean drawn = type.startsWith("image/") && part.getHeader("Content-ID") != null;
        return named && !drawn && !BESIDES.contains(type);
    }

    private void attachment(String name, Part part) throws IOException, MessagingException {
        if (wanted.wants(name)) {
            try (var in = part.getInputStream();
                    var bytes = Spool.of(in, most)) {
                take(name, bytes);
            }
        }
    }

    private void take(String name, Spool bytes) throws IOException {
        if (bytes.size() > 0) {
            taker.take(name, bytes);
            taken++;
        }
    }

    /** A file's own name: shown to people, compared with a pattern, and never used as a path. */
    static String name(@Nullable String said) {
        var name = said == null ? "" : said;
        try {
            name = MimeUtility.decodeText(name);
        } catch (UnsupportedEncodingException unknown) {
            // Then it is called as it is written.
        }
        return FileNames.plain(name, "attachment");
    }
}
