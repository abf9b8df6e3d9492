package throughline.routes.inbound;

import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;

/**
 * What stands in the queue for a sealed message: its id, and who sent it when an operator knows better than its envelope.
 *
 * <p>As text {@code 0198...-... northgate}, so that a person who looks into the queue can read it and nothing has to be deserialised.
 */
public record Queued(MessageId message, @Nullable String partner) {

    /**
     * @throws IllegalArgumentException when the text was not written by {@link #text}
     */
    public static Queued parse(String text) {
        var blank = text.indexOf(' ');
        return blank < 0
                ? new Queued(MessageId.parse(text), null)
                : new Queued(MessageId.parse(text.substring(0, blank)), text.substring(blank + 1));
    }

    String text() {
        return partner == null ? message.toString() : message + " " + partner;
    }
}
