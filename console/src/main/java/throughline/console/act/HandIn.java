package throughline.console.act;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import throughline.console.ConsoleSettings;
import throughline.console.access.Deeds;
import throughline.model.lineage.MessageId;
import throughline.operations.intake.Doorway;

/** Handing messages in. Whoever calls gets an answer only when the bytes are sealed. */
public final class HandIn {

    private static final int LONGEST_NAME = 200;

    private final Doorway doorway;
    private final ConsoleSettings settings;
    private final Deeds deeds;

    public HandIn(Doorway doorway, ConsoleSettings settings, Deeds deeds) {
        this.doorway = doorway;
        this.settings = settings;
        this.deeds = deeds;
    }

    /**
     * Takes a message of any size up to the limit, as it streams in.
     *
     * @param length as announced, or -1
     */
    public MessageId message(
            @Nullable String partner, String channel, @Nullable String name, InputStream bytes, long length)
            throws IOException {
        if (length > settings.largestMessage()) {
            throw LimitedStream.tooLarge(settings.largestMessage());
        }
        var buffered = new BufferedInputStream(new LimitedStream(bytes, settings.largestMessage()), 1 << 16);
        buffered.mark(1);
        if (buffered.read() < 0) {
            throw Refused.wrong(
                    "There are no bytes in it.",
                    "Send the message itself as the body, or as the part named 'file' of a form.");
        }
        buffered.reset();
        return doorway.receive(blankToNull(partner), channel, plain(name), buffered);
    }

    /** Reads a document as a whole, for those who must look at it before it is kept. */
    public byte[] document(InputStream bytes) throws IOException {
        var limited = new LimitedStream(bytes, settings.largestDocument());
        var all = limited.readAllBytes();
        if (all.length == 0) {
            throw Refused.wrong("There is nothing in the body.", "Send the document as JSON in the body.");
        }
        return all;
    }

    public MessageId document(@Nullable String partner, String channel, String name, byte[] bytes) throws IOException {
        return doorway.receive(blankToNull(partner), channel, plain(name), new ByteArrayInputStream(bytes));
    }

    /** Queues a sealed message again, on record. */
    public void again(MessageId message, @Nullable String partner, String who, String reason) {
        deeds.record(who, "replay", message.toString(), reason);
        doorway.again(message, blankToNull(partner));
    }

    /** A file's own name without folders and control characters: it is shown to people and never used as a path. */
    public static String plain(@Nullable String name) {
        if (name == null || name.isBlank()) {
            return "unnamed";
        }
        var last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return last.isBlank() ? "unnamed" : last.substring(0, Math.min(LONGEST_NAME, last.length()));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
