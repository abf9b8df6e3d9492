package throughline.connectors.partner;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The tables behind {@link ProfileTransport}: which keys a kind of transport has, and what may stand there. */
final class TransportKeys {

    /** Must be there, may be there. Every kind knows {@code answerHours}. */
    record Keys(Set<String> needed, Set<String> allowed) {}

    private static final Set<String> FILES =
            Set.of("pollDirectory", "pollSeconds", "unchangedSeconds", "archiveDirectory", "deleteFetched");

    static final Map<String, Keys> KINDS = Map.ofEntries(
            entry("folder", new Keys(Set.of(), Set.of())),
            entry("none", new Keys(Set.of(), Set.of())),
            entry("webhook", new Keys(Set.of(), Set.of())),
            entry("sftp-mailbox", new Keys(Set.of(), Set.of())),
            entry(
                    "http",
                    new Keys(
                            Set.of(),
                            Set.of(
                                    "url",
                                    "contentType",
                                    "credential",
                                    "user",
                                    "clientCertificate",
                                    "pollUrl",
                                    "pollListing",
                                    "pollPattern",
                                    "pollConfirm",
                                    "confirmUrl",
                                    "pollSeconds",
                                    "unchangedSeconds",
                                    "maxMegabytes"))),
            entry(
                    "shopify",
                    new Keys(
                            Set.of("url", "credential"),
                            Set.of("version", "location", "warehouses", "notify", "pollSeconds"))),
            entry(
                    "woocommerce",
                    new Keys(Set.of("url", "credential", "user"), Set.of("warehouses", "notify", "pollSeconds"))),
            entry(
                    "magento",
                    new Keys(Set.of("url", "credential"), Set.of("store", "status", "pollSeconds", "pullFrom"))),
            entry(
                    "amazon",
                    new Keys(
                            Set.of("url", "credential", "client", "refreshToken", "marketplaces"),
                            Set.of("tokenUrl", "restricted", "pollSeconds", "pullFrom"))),
            entry(
                    "as2",
                    new Keys(
                            Set.of("url", "ours", "theirs"),
                            Set.of(
                                    "encryption",
                                    "signature",
                                    "compress",
                                    "encoding",
                                    "contentType",
                                    "seconds",
                                    "mdn",
                                    "mdnSigned",
                                    "mdnUrl",
                                    "mdnMinutes",
                                    "mdnHosts",
                                    "requires"))),
            entry(
                    "mail",
                    new Keys(
                            Set.of("user", "credential"),
                            Set.of(
                                    "smtpHost",
                                    "smtpPort",
                                    "smtpTls",
                                    "sender",
                                    "to",
                                    "subject",
                                    "contentType",
                                    "imapHost",
                                    "imapPort",
                                    "imapTls",
                                    "mailbox",
                                    "from",
                                    "senderCheck",
                                    "authenticatedBy",
                                    "pollPattern",
                                    "takenFolder",
                                    "deleteFetched",
                                    "pollSeconds",
                                    "maxMegabytes"))),
            entry(
                    "jms",
                    new Keys(
                            Set.of("host", "user", "credential"),
                            Set.of("port", "plain", "queue", "receiveQueue", "pollSeconds", "maxMegabytes"))),
            entry("sftp", new Keys(Set.of("host", "user", "credential", "hostKey"), and(FILES, "port", "directory"))),
            entry("ftps", new Keys(Set.of("host", "user", "credential"), and(FILES, "port", "directory", "tls"))));

    /** Names of credentials; the secrets themselves never stand in a profile. */
    static final Set<String> CREDENTIALS = Set.of("credential", "refreshToken", "clientCertificate");

    /** Of {@code http}: what says how we fetch. */
    static final Set<String> OF_POLLING = Set.of(
            "pollListing",
            "pollPattern",
            "pollConfirm",
            "confirmUrl",
            "pollSeconds",
            "unchangedSeconds",
            "maxMegabytes");

    /** Of {@code mail}: what is needed to send, and what to fetch. */
    static final Set<String> OF_SENDING_MAIL = Set.of("smtpHost", "sender", "to");

    static final Set<String> OF_FETCHING_MAIL = Set.of("imapHost", "from");

    /** Kinds that may have a whole message in memory. */
    static final Set<String> IN_MEMORY = Set.of("mail", "jms");

    /** Kinds that speak TLS: what lies in the partner's {@code certificates/} says whom we trust there. */
    static final Set<String> SECURED = Set.of("as2", "ftps", "http", "mail", "jms");

    static final Map<String, int[]> NUMBERS = Map.of(
            "port", new int[] {1, 65_535},
            "smtpPort", new int[] {1, 65_535},
            "imapPort", new int[] {1, 65_535},
            "pollSeconds", new int[] {5, 3_600},
            "unchangedSeconds", new int[] {0, 3_600},
            "seconds", new int[] {5, 240},
            "mdnMinutes", new int[] {1, 10_080},
            "maxMegabytes", new int[] {1, 512},
            "answerHours", new int[] {0, 8_760});

    static final Map<String, Set<String>> WORDS = Map.ofEntries(
            entry("tls", Set.of("1.2", "1.3")),
            entry("encryption", Set.of("aes256", "aes192", "aes128", "3des", "none")),
            entry("signature", Set.of("sha-256", "sha-384", "sha-512", "sha-1", "none")),
            entry("compress", Set.of("true", "false")),
            entry("encoding", Set.of("binary", "base64")),
            entry("mdn", Set.of("sync", "async", "none")),
            entry("mdnSigned", Set.of("true", "false")),
            entry("notify", Set.of("true", "false")),
            entry("restricted", Set.of("true", "false")),
            entry("smtpTls", Set.of("starttls", "implicit")),
            entry("imapTls", Set.of("starttls", "implicit")),
            entry("senderCheck", Set.of("authenticated", "none")),
            entry("plain", Set.of("true", "false")),
            entry("pollListing", Set.of("none", "json", "html", "lines")),
            entry("pollConfirm", Set.of("nothing", "delete", "post")),
            entry("requires", Set.of("signed+encrypted", "signed", "encrypted", "nothing")));

    private TransportKeys() {}

    private static Set<String> and(Set<String> some, String... more) {
        var all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return all;
    }
}
