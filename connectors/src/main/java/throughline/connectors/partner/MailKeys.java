package throughline.connectors.partner;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a profile says of {@code mail} has to fit together: how documents leave, and whose mails are believed. */
final class MailKeys {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s@,;<>\"]+@[^\\s@,;<>\"]+\\.[^\\s@,;<>\"]+");
    /** An address, or a whole domain. */
    private static final Pattern SENDER = Pattern.compile("[^\\s@,;<>\"]*@[^\\s@,;<>\"]+\\.[^\\s@,;<>\"]+");

    private static final Pattern WORDS = Pattern.compile("\\P{Cntrl}{0,200}");

    private MailKeys() {}

    static void check(ProfileReader.Read read, Map<String, String> said) {
        boolean sends = said.containsKey("smtpHost");
        boolean fetches = said.containsKey("imapHost");
        if (!sends && (!fetches || !read.profile().outbound().isEmpty())) {
            throw read.refused(
                    "/transport",
                    "the transport 'mail' needs the key 'smtpHost' (what we send), 'imapHost' (what we fetch), or both");
        }
        all(read, said, sends, TransportKeys.OF_SENDING_MAIL, "to send a mail");
        all(read, said, fetches, TransportKeys.OF_FETCHING_MAIL, "to fetch mails");
        addresses(read, said, "sender", ADDRESS);
        addresses(read, said, "to", ADDRESS);
        addresses(read, said, "from", SENDER);
        if (!WORDS.matcher(said.getOrDefault("subject", "")).matches()) {
            throw read.refused("/transport/subject", "'subject' is one line of at most 200 characters");
        }
        if (fetches) {
            fetching(read, said);
        }
    }

    private static void all(
            ProfileReader.Read read, Map<String, String> said, boolean wanted, Set<String> keys, String why) {
        for (var key : keys.stream().sorted().toList()) {
            if (wanted && said.getOrDefault(key, "").isBlank()) {
                throw read.refused("/transport", "%s, say '%s'".formatted(why, key));
            }
        }
    }

    private static void addresses(ProfileReader.Read read, Map<String, String> said, String key, Pattern pattern) {
        var text = said.getOrDefault(key, "");
        for (var address : text.split("[,;\\s]+")) {
            if (said.containsKey(key) && !pattern.matcher(address).matches()) {
                throw read.refused("/transport/" + key, "'%s' holds no mail address: '%s'".formatted(key, address));
            }
        }
    }

    private static void fetching(ProfileReader.Read read, Map<String, String> said) {
        boolean believed = "none".equals(said.get("senderCheck"));
        if (believed == said.containsKey("authenticatedBy")) {
            throw read.refused(
                    "/transport",
                    "anybody can write any sender: say in 'authenticatedBy' under which name our receiving server writes"
                            + " its Authentication-Results, or 'senderCheck: none' when everybody in that mailbox is believed");
        }
        if (said.containsKey("takenFolder") == "true".equals(said.get("deleteFetched"))) {
            throw read.refused(
                    "/transport/imapHost",
                    "say what becomes of a mail: either 'takenFolder', where it is moved to, or 'deleteFetched: true'");
        }
        ProfileTransport.pattern(read, said, "pollPattern");
    }
}
