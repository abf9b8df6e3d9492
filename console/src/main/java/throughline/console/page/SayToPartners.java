package throughline.console.page;

import org.jspecify.annotations.Nullable;
import throughline.console.look.OwnLook;

/** How states are said to partners: what it means for them and who has to act, nothing of what is decided behind it. */
public final class SayToPartners {

    private SayToPartners() {}

    /** What became of a message they sent; empty for one of ours. */
    public static String validation(OwnLook.Line line) {
        return line.cameIn() ? state(line.status().name()) : "";
    }

    public static String delivery(OwnLook.Line line) {
        if (line.cameIn()) {
            return "received";
        }
        return state(line.status().name());
    }

    public static String acknowledgement(OwnLook.Line line) {
        if (line.cameIn()) {
            return line.acknowledges() == 0 ? "" : line.sentAt() == null ? "waits to leave" : "sent";
        }
        return answer(line.answer());
    }

    /** What we know of their answer to something of ours. */
    public static String answer(@Nullable String state) {
        return switch (state == null ? "" : state) {
            case "due" -> "awaited";
            case "accepted" -> "accepted by you";
            case "with_errors" -> "accepted by you, with errors";
            case "partial" -> "refused by you in part";
            case "rejected" -> "refused by you";
            case "overdue" -> "overdue from you";
            default -> "";
        };
    }

    /** A state of a message or a document. */
    public static String state(String status) {
        return switch (status.toUpperCase(java.util.Locale.ROOT)) {
            case "RECEIVED", "IN_FLIGHT" -> "being read";
            case "ACCEPTED" -> "accepted";
            case "PARTIAL" -> "accepted in part";
            case "DUPLICATE" -> "came before";
            case "REJECTED" -> "refused";
            case "COMPOSED", "OWED" -> "waits to leave";
            case "SENT", "ACKNOWLEDGED", "REFUSED" -> "delivered";
            default -> "with our people";
        };
    }

    /** The colour of such words; they stand beside it. */
    public static String tone(String words) {
        return switch (words) {
            case "accepted", "delivered", "received", "sent", "accepted by you" -> "good";
            case "accepted in part", "accepted by you, with errors", "refused by you in part", "overdue from you" ->
                "warn";
            case "refused", "refused by you" -> "bad";
            case "with our people", "waits to leave", "awaited" -> "wait";
            default -> "";
        };
    }
}
