package throughline.routes.mail;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.routes.Said;
import throughline.routes.fetching.FileNames;

/**
 * A partner that is reached by e-mail, as its profile describes it under {@code transport}: the two servers are ours.
 *
 * @param user who we are there
 * @param credential the name of our password
 * @param most bytes of one mail, both ways
 * @param sending null when nothing is sent
 * @param fetching null when nothing is fetched
 */
record MailPlace(String user, String credential, long most, @Nullable Sending sending, @Nullable Fetching fetching) {

    /** A server, and whether TLS begins with the connection; else it has to begin before anything is shown. */
    record Server(String host, int port, boolean implicit) {

        /** For people. */
        String address() {
            return "%s:%d".formatted(host, port);
        }
    }

    /**
     * @param sender our address
     * @param to the partner's addresses
     * @param subject with <code>{name}</code> for the name of what is sent
     */
    record Sending(Server server, String sender, List<String> to, String subject, String contentType) {}

    /**
     * @param mailbox that the partner's mails come to; others may have theirs there too
     * @param from its addresses, whole, or its domains with the sign before them ({@code @acme.example}), in small letters
     * @param authenticatedBy the name under which our receiving server says whether a sender is who it says; null when nobody does, and
     *     the profile says that this is meant
     * @param wanted which attachments are taken, by name
     * @param takenFolder where a mail is moved to when everything in it is sealed, or null: it is deleted
     */
    record Fetching(
            Server server,
            String mailbox,
            List<String> from,
            @Nullable String authenticatedBy,
            PathMatcher wanted,
            @Nullable String takenFolder,
            Duration every) {

        boolean wants(String name) {
            return FileNames.isWanted(name) && wanted.matches(Path.of(name.toLowerCase(Locale.ROOT)));
        }

        boolean isFrom(String address) {
            var small = address.toLowerCase(Locale.ROOT);
            return from.contains(small) || from.contains(small.substring(Math.max(0, small.lastIndexOf('@'))));
        }

        /** Whether a whole domain of it is believed: a server that searches for addresses does not find those. */
        boolean isFromDomains() {
            return from.stream().anyMatch(each -> each.startsWith("@"));
        }
    }

    static boolean isFetched(Partner partner) {
        return new Said(partner).is("mail") && partner.transport().containsKey("imapHost");
    }

    /** @throws IOException naming what the profile leaves out */
    static MailPlace of(Partner partner) throws IOException {
        var said = new Said(partner);
        return new MailPlace(
                said.needed("user"),
                said.needed("credential"),
                said.number("maxMegabytes", 25) * 1024L * 1024L,
                said.optional("smtpHost") == null ? null : sending(said),
                said.optional("imapHost") == null ? null : fetching(said));
    }

    private static Sending sending(Said said) throws IOException {
        boolean implicit = said.or("smtpTls", "starttls").equals("implicit");
        return new Sending(
                new Server(said.needed("smtpHost"), said.number("smtpPort", implicit ? 465 : 587), implicit),
                said.needed("sender"),
                addresses(said.needed("to")),
                said.or("subject", "{name}"),
                said.or("contentType", "application/octet-stream"));
    }

    private static Fetching fetching(Said said) throws IOException {
        boolean implicit = said.or("imapTls", "implicit").equals("implicit");
        return new Fetching(
                new Server(said.needed("imapHost"), said.number("imapPort", implicit ? 993 : 143), implicit),
                said.or("mailbox", "INBOX"),
                addresses(said.needed("from")).stream()
                        .map(each -> each.toLowerCase(Locale.ROOT))
                        .toList(),
                said.or("senderCheck", "authenticated").equals("none") ? null : said.needed("authenticatedBy"),
                FileSystems.getDefault()
                        .getPathMatcher("glob:" + said.or("pollPattern", "*").toLowerCase(Locale.ROOT)),
                takenFolder(said),
                said.seconds("pollSeconds", 60));
    }

    private static @Nullable String takenFolder(Said said) throws IOException {
        var folder = said.optional("takenFolder");
        if (folder == null && !"true".equals(said.optional("deleteFetched"))) {
            throw new IOException(
                    "the profile of %s does not say what becomes of a mail: takenFolder, or deleteFetched: true"
                            .formatted(said.partner().code()));
        }
        return folder;
    }

    private static List<String> addresses(String text) {
        return Arrays.stream(text.split("[,;\\s]+"))
                .filter(each -> !each.isBlank())
                .toList();
    }
}
