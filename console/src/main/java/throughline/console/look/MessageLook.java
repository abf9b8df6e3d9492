package throughline.console.look;

import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import throughline.console.access.Deeds;
import throughline.console.act.Refused;
import throughline.ledger.store.Database;
import throughline.ledger.trail.Direction;
import throughline.ledger.trail.DocumentRow;
import throughline.ledger.trail.MessageRow;
import throughline.ledger.trail.Messages;
import throughline.ledger.trail.Story;
import throughline.ledger.trail.Trail;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SealedMessage;
import throughline.model.lineage.Vault;
import throughline.model.reading.MessageReader;
import throughline.model.reading.SegmentPage;
import throughline.operations.exception.Case;
import throughline.operations.exception.CaseFilter;
import throughline.operations.exception.Cases;
import throughline.operations.outbox.Outbound;

/** Everything there is to see about one message. */
public final class MessageLook {

    /** Segments on one page of the payload. */
    public static final int SEGMENTS = 400;

    private static final int MOST_OUTBOUND = 100;

    /** Where the bytes are and who can read them. */
    public record Bytes(Vault vault, MessageReader reader) {}

    /** What people decided and did about it. */
    public record Desks(Cases cases, Outbound outbound, Deeds deeds) {}

    private final Database database;
    private final Trail trail;
    private final Bytes bytes;
    private final Desks desks;

    public MessageLook(Database database, Trail trail, Bytes bytes, Desks desks) {
        this.database = database;
        this.trail = trail;
        this.bytes = bytes;
        this.desks = desks;
    }

    /** The id that a text means, in words when it means none. */
    public static MessageId id(String text) {
        try {
            return MessageId.parse(text);
        } catch (IllegalArgumentException notAnId) {
            throw unknown(text);
        }
    }

    public MessageRow find(String text) {
        var id = id(text);
        try {
            return database.read(work -> Messages.row(work, id));
        } catch (NoSuchElementException nowhere) {
            throw unknown(text);
        }
    }

    public SealedMessage open(MessageId id) {
        try {
            return bytes.vault().open(id);
        } catch (NoSuchElementException nowhere) {
            throw unknown(id.toString());
        }
    }

    public Story story(MessageId id) {
        return trail.trace(id.toString());
    }

    public DocumentRow document(long id) {
        return trail.document(id)
                .orElseThrow(() ->
                        Refused.unknown("There is no document %d.".formatted(id), "Search for its number instead."));
    }

    public SegmentPage segments(MessageId id, int from) {
        return bytes.reader().segments(open(id), from, SEGMENTS);
    }

    /** The page of segments that holds a byte, a few before it included; the last page when the byte is beyond the end. */
    public SegmentPage segmentsAround(MessageId id, long offset) {
        var message = open(id);
        int from = 0;
        while (true) {
            var page = bytes.reader().segments(message, from, SEGMENTS);
            var segments = page.segments();
            var last = segments.isEmpty() ? null : segments.get(segments.size() - 1);
            if (last == null || !page.more() || last.offset() + last.length() >= offset) {
                return page;
            }
            from += segments.size();
        }
    }

    /** What left, or waits to leave, because of it. */
    public List<Outbound.View> outbound(@Nullable MessageId cause) {
        return desks.outbound().list(cause, null, MOST_OUTBOUND);
    }

    /** What left, or waits to leave, because of a message that came in; what one of ours carries. */
    public List<Outbound.View> outbound(MessageRow message) {
        return message.direction() == Direction.OUT
                ? desks.outbound().carriedBy(message.id(), MOST_OUTBOUND)
                : outbound(message.id());
    }

    /** Whether everything we owe for a message has left, or has failed to and waits for a person. */
    public boolean allSent(MessageId cause) {
        return outbound(cause).stream().noneMatch(owed -> owed.state().equals("waiting"));
    }

    public List<Outbound.View> outbound(String subject) {
        return desks.outbound().list(null, subject, MOST_OUTBOUND);
    }

    public List<Case> cases(CaseFilter filter, int most) {
        return desks.cases().list(filter, most, 0);
    }

    public List<Deeds.Deed> deeds(String subject) {
        return desks.deeds().of(subject);
    }

    private static Refused unknown(String text) {
        return Refused.unknown(
                "There is no message %s.".formatted(text),
                "Look for it in the list of messages, or search for a key it carries.");
    }
}
