package throughline.model.lineage;

import java.util.UUID;

/** One message as it arrived or left, sealed before anybody reads it (a version 7 UUID: sorts by time). */
public record MessageId(UUID value) {

    public static MessageId parse(String text) {
        return new MessageId(UUID.fromString(text));
    }

    /** The last 8 hexadecimal digits: enough for people, and, unlike a version 7 UUID's head, different between neighbours. */
    public String brief() {
        return value.toString().substring(28);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
