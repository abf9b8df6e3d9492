package throughline.connectors.partner;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a profile may say under {@code transport}: for each kind the keys that must be there and those that may. */
final class ProfileTransport {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** Must be there, may be there. Every kind knows {@code answerHours}. */
    private record Keys(Set<String> needed, Set<String> allowed) {}

    private static final Set<String> FILES =
            Set.of("pollDirectory", "pollSeconds", "unchangedSeconds", "archiveDirectory", "deleteFetched");

    private static final Map<String, Keys> KINDS = Map.ofEntries(
            entry("folder", new Keys(Set.of(), Set.of())),
            entry("none", new Keys(Set.of(), Set.of())),
            entry("webhook", new Keys(Set.of(), Set.of())),
            entry("sftp-mailbox", new Keys(Set.of(), Set.of())),
            entry("http", new Keys(Set.of("url"), Set.of("contentType", "credential", "user"))),
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
            entry("sftp", new Keys(Set.of("host", "user", "credential", "hostKey"), and(FILES, "port", "directory"))),
            entry("ftps", new Keys(Set.of("host", "user", "credential"), and(FILES, "port", "directory", "tls"))));

    /** Kinds that speak TLS: what lies in the partner's {@code certificates/} says whom we trust there. */
    private static final Set<String> SECURED = Set.of("as2", "ftps");

    /** What is written to shops: their interfaces know nothing else of ours. */
    private static final Map<String, Set<String>> WRITTEN = Map.of(
            "shopify", Set.of("DespatchAdvice", "InventoryReport"),
            "woocommerce", Set.of("DespatchAdvice", "InventoryReport"),
            "magento", Set.of(),
            "amazon", Set.of());

    private static final Map<String, int[]> NUMBERS = Map.of(
            "port", new int[] {1, 65_535},
            "pollSeconds", new int[] {5, 3_600},
            "unchangedSeconds", new int[] {0, 3_600},
            "seconds", new int[] {5, 240},
            "mdnMinutes", new int[] {1, 10_080},
            "answerHours", new int[] {0, 8_760});

    private static final Map<String, Set<String>> WORDS = Map.of(
            "tls", Set.of("1.2", "1.3"),
            "encryption", Set.of("aes256", "aes192", "aes128", "3des", "none"),
            "signature", Set.of("sha-256", "sha-384", "sha-512", "sha-1", "none"),
            "compress", Set.of("true", "false"),
            "encoding", Set.of("binary", "base64"),
            "mdn", Set.of("sync", "async", "none"),
            "mdnSigned", Set.of("true", "false"),
            "notify", Set.of("true", "false"),
            "restricted", Set.of("true", "false"),
            "requires", Set.of("signed+encrypted", "signed", "encrypted", "nothing"));

    private ProfileTransport() {}

    /** The transport as the profile says it, when it can be gone so. */
    static Map<String, String> of(ProfileReader.Read read) {
        var said = read.profile().transport();
        var kind = said.getOrDefault("kind", "folder");
        var keys = KINDS.get(kind);
        if (keys == null) {
            throw read.refused(
                    "/transport/kind",
                    "there is no transport '%s'; there are %s".formatted(kind, sorted(KINDS.keySet())));
        }
        for (var key : keys.needed()) {
            if (said.getOrDefault(key, "").isBlank()) {
                throw read.refused("/transport", "the transport '%s' needs the key '%s'".formatted(kind, key));
            }
        }
        for (var entry : said.entrySet()) {
            checkKey(read, kind, keys, entry.getKey());
            checkValue(read, entry.getKey(), entry.getValue());
        }
        if (said.containsKey("pollDirectory")
                && said.containsKey("archiveDirectory") == "true".equals(said.get("deleteFetched"))) {
            throw read.refused(
                    "/transport/pollDirectory",
                    "say what becomes of fetched files: either 'archiveDirectory' or 'deleteFetched: true'");
        }
        shop(read, kind, said);
        if (kind.equals("as2")) {
            checkAs2(read, said);
        }
        return SECURED.contains(kind) ? withCertificates(read, said) : said;
    }

    private static void shop(ProfileReader.Read read, String kind, Map<String, String> said) {
        var written = WRITTEN.get(kind);
        if (written == null) {
            return;
        }
        for (var document : read.profile().outbound().keySet()) {
            if (!written.contains(document)) {
                throw read.refused(
                        "/outbound/" + document,
                        "by the transport '%s' we write %s, no %s"
                                .formatted(kind, written.isEmpty() ? "nothing" : sorted(written), document));
            }
        }
        if (!said.getOrDefault("url", "").matches("https://[^\\s/]+.*|http://(localhost|127\\.0\\.0\\.1)([:/].*)?")) {
            throw read.refused(
                    "/transport/url", "'url' must begin with https:// and name a host: a secret is shown there");
        }
        if (kind.equals("shopify")
                && read.profile().outbound().containsKey("InventoryReport")
                && !said.getOrDefault("location", "").matches("[0-9]{1,18}")) {
            throw read.refused(
                    "/transport", "to keep the shop's stock say at which of its locations: 'location', a number");
        }
    }

    private static Set<String> and(Set<String> some, String... more) {
        var all = new TreeSet<>(some);
        all.addAll(List.of(more));
        return all;
    }

    private static void checkAs2(ProfileReader.Read read, Map<String, String> said) {
        if ("async".equals(said.get("mdn")) && !said.getOrDefault("mdnUrl", "").startsWith("http")) {
            throw read.refused(
                    "/transport/mdn",
                    "for an asynchronous MDN say where it has to come: 'mdnUrl', the address of our /as2 as partners see it");
        }
        if (!said.getOrDefault("url", "").matches("https?://[^\\s/]+.*")) {
            throw read.refused("/transport/url", "'url' must begin with https:// or http:// and name a host");
        }
    }

    /** With the folder that its certificates lie in: what is there counts whenever it is looked at. */
    private static Map<String, String> withCertificates(ProfileReader.Read read, Map<String, String> said) {
        var all = new TreeMap<>(said);
        all.put("certificates", read.file().resolveSibling("certificates").toString());
        return all;
    }

    private static void checkKey(ProfileReader.Read read, String kind, Keys keys, String key) {
        var known = new TreeSet<>(keys.allowed());
        known.addAll(keys.needed());
        known.addAll(List.of("kind", "answerHours"));
        if (!known.contains(key)) {
            throw read.refused(
                    "/transport/" + key,
                    "the transport '%s' knows no key '%s'; it knows %s".formatted(kind, key, List.copyOf(known)));
        }
    }

    private static void checkValue(ProfileReader.Read read, String key, String value) {
        var range = NUMBERS.get(key);
        if (range != null && !within(value, range)) {
            throw read.refused(
                    "/transport/" + key, "'%s' must be a number from %d to %d".formatted(key, range[0], range[1]));
        }
        var words = WORDS.get(key);
        if (words != null && !words.contains(value)) {
            throw read.refused("/transport/" + key, "'%s' must be one of %s".formatted(key, sorted(words)));
        }
        if (Set.of("credential", "refreshToken").contains(key)
                && !NAME.matcher(value).matches()) {
            throw read.refused(
                    "/transport/" + key,
                    "'%s' is a name, not the secret itself: small letters, digits and hyphens".formatted(key));
        }
    }

    private static boolean within(String value, int[] range) {
        try {
            int number = Integer.parseInt(value);
            return number >= range[0] && number <= range[1];
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    private static List<String> sorted(Set<String> words) {
        return words.stream().sorted().toList();
    }
}
