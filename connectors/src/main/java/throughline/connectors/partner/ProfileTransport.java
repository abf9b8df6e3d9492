package throughline.connectors.partner;

import java.nio.file.FileSystems;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** What a profile may say under {@code transport}: for each kind the keys that must be there and those that may. */
final class ProfileTransport {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    /** Nothing secret stands in an address either: no user information. */
    private static final String SURE = "https://[^\\s/@]+(/.*)?|http://(localhost|127\\.0\\.0\\.1)([:/].*)?";

    /** What is written to shops: their interfaces know nothing else of ours. */
    private static final Map<String, Set<String>> WRITTEN = Map.of(
            "shopify", Set.of("DespatchAdvice", "InventoryReport"),
            "woocommerce", Set.of("DespatchAdvice", "InventoryReport"),
            "magento", Set.of(),
            "amazon", Set.of());

    private static final int[] IN_MEMORY = {1, 32};
    private static final Pattern QUEUE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,199}");

    private ProfileTransport() {}

    /** The transport as the profile says it, when it can be gone so. */
    static Map<String, String> of(ProfileReader.Read read) {
        var said = read.profile().transport();
        var kind = said.getOrDefault("kind", "folder");
        var keys = TransportKeys.KINDS.get(kind);
        if (keys == null) {
            throw read.refused(
                    "/transport/kind",
                    "there is no transport '%s'; there are %s".formatted(kind, sorted(TransportKeys.KINDS.keySet())));
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
        if (TransportKeys.IN_MEMORY.contains(kind) && !within(said.getOrDefault("maxMegabytes", "1"), IN_MEMORY)) {
            throw read.refused(
                    "/transport/maxMegabytes",
                    "by '%s' no more than %d megabytes go at once".formatted(kind, IN_MEMORY[1]));
        }
        switch (kind) {
            case "as2" -> checkAs2(read, said);
            case "http" -> checkHttp(read, said);
            case "mail" -> MailKeys.check(read, said);
            case "jms" -> checkJms(read, said);
            default -> {}
        }
        return TransportKeys.SECURED.contains(kind) ? withCertificates(read, said) : said;
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

    private static void checkHttp(ProfileReader.Read read, Map<String, String> said) {
        boolean brings = said.containsKey("url");
        boolean fetches = said.containsKey("pollUrl");
        if (!brings && (!fetches || !read.profile().outbound().isEmpty())) {
            throw read.refused(
                    "/transport",
                    fetches
                            ? "the transport 'http' needs the key 'url' to bring what stands under 'outbound'"
                            : "the transport 'http' needs the key 'url' (what we bring), 'pollUrl' (what we fetch), or both");
        }
        for (var key : TransportKeys.OF_POLLING) {
            if (!fetches && said.containsKey(key)) {
                throw read.refused(
                        "/transport/" + key, "'%s' says how we fetch, and there is no 'pollUrl'".formatted(key));
            }
        }
        if (fetches && !said.getOrDefault("pollUrl", "").matches(SURE)) {
            throw read.refused(
                    "/transport/pollUrl",
                    "'pollUrl' must begin with https:// and name a host, with no user before it: what comes in the open may have been changed");
        }
        if ("post".equals(said.get("pollConfirm")) != said.containsKey("confirmUrl")) {
            throw read.refused(
                    "/transport", "'pollConfirm: post' and 'confirmUrl', where that is posted to, go together");
        }
        if (said.containsKey("confirmUrl") && !server(said, "confirmUrl").equals(server(said, "pollUrl"))) {
            throw read.refused("/transport/confirmUrl", "'confirmUrl' must be on the same server as 'pollUrl'");
        }
        pattern(read, said, "pollPattern");
        if (said.containsKey("pollPattern")
                && said.getOrDefault("pollListing", "none").equals("none")) {
            throw read.refused(
                    "/transport/pollPattern",
                    "'pollPattern' chooses among listed files: say how they are listed, 'pollListing'");
        }
    }

    private static void checkJms(ProfileReader.Read read, Map<String, String> said) {
        if (!said.containsKey("queue")
                && (!said.containsKey("receiveQueue")
                        || !read.profile().outbound().isEmpty())) {
            throw read.refused(
                    "/transport",
                    "the transport 'jms' needs the key 'queue' (where we send), 'receiveQueue' (where we receive), or both");
        }
        for (var key : List.of("queue", "receiveQueue")) {
            if (said.containsKey(key)
                    && !QUEUE.matcher(said.getOrDefault(key, "")).matches()) {
                throw read.refused(
                        "/transport/" + key,
                        "'%s' is a queue's name: letters, digits, dots, hyphens and underscores".formatted(key));
            }
        }
        if ("true".equals(said.get("plain"))
                && !Set.of("localhost", "127.0.0.1").contains(said.getOrDefault("host", ""))) {
            throw read.refused(
                    "/transport/plain", "'plain', without TLS, is for a broker on this machine alone (localhost)");
        }
    }

    static void pattern(ProfileReader.Read read, Map<String, String> said, String key) {
        try {
            FileSystems.getDefault().getPathMatcher("glob:" + said.getOrDefault(key, "*"));
        } catch (PatternSyntaxException none) {
            throw read.refused(
                    "/transport/" + key,
                    "'%s' must be a pattern of file names such as *.edi or *.{edi,txt}".formatted(key));
        }
    }

    private static String server(Map<String, String> said, String key) {
        return said.getOrDefault(key, "").replaceFirst("(?i)^(https?://[^/?#]*).*$", "$1");
    }

    /** With the folder that its certificates lie in: what is there counts whenever it is looked at. */
    private static Map<String, String> withCertificates(ProfileReader.Read read, Map<String, String> said) {
        var all = new TreeMap<>(said);
        all.put("certificates", read.file().resolveSibling("certificates").toString());
        return all;
    }

    private static void checkKey(ProfileReader.Read read, String kind, TransportKeys.Keys keys, String key) {
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
        var range = TransportKeys.NUMBERS.get(key);
        if (range != null && !within(value, range)) {
            throw read.refused(
                    "/transport/" + key, "'%s' must be a number from %d to %d".formatted(key, range[0], range[1]));
        }
        var words = TransportKeys.WORDS.get(key);
        if (words != null && !words.contains(value)) {
            throw read.refused("/transport/" + key, "'%s' must be one of %s".formatted(key, sorted(words)));
        }
        if (TransportKeys.CREDENTIALS.contains(key) && !NAME.matcher(value).matches()) {
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
