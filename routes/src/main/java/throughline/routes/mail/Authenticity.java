package throughline.routes.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What our receiving server found about a sender (Authentication-Results, RFC 8601). The From of a mail is what anybody may write; it is
 * believed when DMARC passed for its domain, or when the mail is signed (DKIM) for that domain or the one above it.
 */
final class Authenticity {

    private static final Pattern PROPERTY = Pattern.compile("([a-z]+\\.[a-z0-9-]+)\\s*=\\s*([^\\s;]+)");
    private static final Pattern RESULT = Pattern.compile("^\\s*(dmarc|dkim)\\s*(?:/\\s*1\\s*)?=\\s*([a-z]+)\\b");

    private Authenticity() {}

    /**
     * @param fields the Authentication-Results of the mail as it lies in the mailbox, the topmost first
     * @param server the name that ours writes there; what others wrote does not count, and of ours the topmost alone
     * @param address of the sender
     */
    static boolean isProved(List<String> fields, String server, String address) {
        var domain = domain(address);
        for (var field : fields) {
            var parts = parts(field);
            if (parts.isEmpty() || !parts.get(0).strip().split("\\s+")[0].equalsIgnoreCase(server)) {
                continue;
            }
            return parts.stream().skip(1).anyMatch(part -> proves(part, domain));
        }
        return false;
    }

    private static boolean proves(String part, String domain) {
        var result = RESULT.matcher(part);
        if (!result.find() || !"pass".equals(result.group(2))) {
            return false;
        }
        boolean dmarc = "dmarc".equals(result.group(1));
        for (var property = PROPERTY.matcher(part); property.find(); ) {
            var value = domain(property.group(2));
            boolean aligned = domain.equals(value) || domain.endsWith("." + value) && value.contains(".");
            if (dmarc && property.group(1).equals("header.from") && domain.equals(value)
                    || !dmarc && property.group(1).matches("header\\.[di]") && aligned) {
                return true;
            }
        }
        return false;
    }

    private static String domain(String address) {
        return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
    }

    /** Parted by semicolons, without comments; what is quoted says nothing of itself. */
    private static List<String> parts(String field) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"' && depth == 0) {
                quoted = !quoted;
            } else if (quoted) {
                part.append(c == ';' || Character.isWhitespace(c) || c == '=' ? '_' : c);
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && depth > 0) {
                depth--;
                part.append(' ');
            } else if (c == ';' && depth == 0) {
                parts.add(part.toString().toLowerCase(Locale.ROOT));
                part.setLength(0);
            } else if (depth == 0) {
                part.append(c);
            }
        }
        parts.add(part.toString().toLowerCase(Locale.ROOT));
        return parts;
    }
}
