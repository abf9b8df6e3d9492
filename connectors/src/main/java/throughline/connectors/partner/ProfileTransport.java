package throughline.connectors.partner;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What a profile may say under {@code transport}: for each kind the keys that must be there and those that may. */
final class ProfileTransport {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** Must be there, may be there. Every kind knows {@code answerHours}. */
    private record Keys(Set<String> needed, Set<String> allowed) {}

    private static final Map<String, Keys> KINDS = Map.of(
            "folder", new Keys(Set.of(), Set.of()),
            "none", new Keys(Set.of(), Set.of()),
            "webhook", new Keys(Set.of(), Set.of()),
            "sftp-mailbox", new Keys(Set.of(), Set.of()),
            "http", new Keys(Set.of("url"), Set.of("contentType", "credential", "user")),
            "sftp",
                    new Keys(
                            Set.of("host", "user", "credential", "hostKey"),
                            Set.of(
                                    "port",
                                    "directory",
                                    "pollDirectory",
                                    "pollSeconds",
                                    "unchangedSeconds",
                                    "archiveDirectory",
                                    "deleteFetched")));

    private static final Map<String, int[]> NUMBERS = Map.of(
            "port", new int[] {1, 65_535},
            "pollSeconds", new int[] {5, 3_600},
            "unchangedSeconds", new int[] {0, 3_600},
            "answerHours", new int[] {0, 8_760});

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
        return said;
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
        if (key.equals("credential") && !NAME.matcher(value).matches()) {
            throw read.refused(
                    "/transport/credential",
                    "'credential' is a name, not the secret itself: small letters, digits and hyphens");
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
