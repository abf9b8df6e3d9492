package throughline.routes.inbound;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Envelope;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;
import throughline.operations.intake.Intake;
import throughline.operations.intake.Opening;

/** The interchange being read: gathers its sets, so that many share one transaction and a large file needs the memory of a few. */
final class Interchange {

    private static final int MOST_SETS = 200;
    private static final long MOST_BYTES = 2L * 1024 * 1024;

    private final Intake intake;
    private final MessageId message;
    private final List<ReadSet> waiting = new ArrayList<>();
    private @Nullable Envelope envelope;
    private boolean skipped;
    private long bytes;

    Interchange(Intake intake, MessageId message) {
        this.intake = intake;
        this.message = message;
    }

    void open(Piece.Opened opened) {
        flush();
        envelope = opened.envelope();
        skipped = intake.open(message, opened.envelope()) instanceof Opening.Duplicate;
    }

    void take(Piece.Taken taken) {
        if (skipped) {
            return;
        }
        envelope = taken.envelope();
        waiting.add(taken.set());
        bytes += taken.set().span().length();
        if (waiting.size() == MOST_SETS || bytes >= MOST_BYTES) {
            flush();
        }
    }

    void close(Piece.Closed closed) {
        flush();
        intake.close(message, closed);
    }

    void unreadable(Piece.Unreadable unreadable) {
        flush();
        intake.unreadable(message, unreadable);
    }

    /** Hands over what has gathered, in one transaction. */
    void flush() {
        if (envelope != null && !waiting.isEmpty()) {
            intake.take(message, envelope, List.copyOf(waiting));
        }
        waiting.clear();
        bytes = 0;
    }
}
