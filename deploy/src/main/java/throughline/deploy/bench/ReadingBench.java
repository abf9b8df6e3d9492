package throughline.deploy.bench;

import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Piece;

/**
 * From bytes to validated canonical documents with spans, beside StAEDI's bare stream reader (no schema, no values asked for) on the same
 * bytes. The two take turns, so that both meet the same machine; the median of the turns counts.
 */
final class ReadingBench {

    /** Turns of each side before any counts: the compiler needs seconds of it, and the first feed would pay for all. */
    private static final int WARM_UP = 8;

    private final MessageReader reader;
    private final int turns;

    ReadingBench(MessageReader reader, int turns) {
        this.reader = reader;
        this.turns = turns;
    }

    /**
     * How fast a feed was read, in MB/s.
     *
     * @param theirs null for what StAEDI does not read
     */
    record Speed(Feed feed, double ours, @Nullable Double theirs) {}

    /** @throws IllegalStateException when a feed of {@code documents} good ones gave another number of them, to either */
    Speed measure(Feed feed, int documents) throws Exception {
        int read = readOurs(feed);
        if (read != documents || readStaedi(feed.bytes()) < documents) {
            throw new IllegalStateException("%s: read %d of %d".formatted(feed.name(), read, documents));
        }
        return measure(feed);
    }

    Speed measure(Feed feed) throws Exception {
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        boolean both = feed.edi() && readStaedi(feed.bytes()) > 0;
        for (int turn = 0; turn < turns + WARM_UP; turn++) {
            double own = megabytesPerSecond(feed, () -> readOurs(feed));
            double other = both ? megabytesPerSecond(feed, () -> readStaedi(feed.bytes())) : 0;
            if (turn >= WARM_UP) {
                ours.add(own);
                theirs.add(other);
            }
        }
        return new Speed(feed, median(ours), both ? median(theirs) : null);
    }

    static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
    }

    /** How many good documents there were. */
    private int readOurs(Feed feed) {
        int documents = 0;
        for (int n = 0; n < feed.times(); n++) {
            var message = new SealedMessage(
                    new MessageId(new UUID(1, 2)),
                    null,
                    "bench",
                    feed.bytes().length,
                    () -> new ByteArrayInputStream(feed.bytes()));
            try (var reading = reader.read(message)) {
                while (reading.hasNext()) {
                    if (reading.next() instanceof Piece.Taken taken
                            && taken.set().document() != null
                            && !taken.set().rejected()) {
                        documents++;
                    }
                }
            }
        }
        return documents;
    }

    /** How many events it saw; 0 when it refused the bytes. */
    private static long readStaedi(byte[] bytes) throws IOException {
        long events = 0;
        var factory = EDIInputFactory.newFactory();
        factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, false);
        try (var stream = factory.createEDIStreamReader(new ByteArrayInputStream(bytes))) {
            while (stream.hasNext()) {
                stream.next();
                events++;
            }
            return events;
        } catch (EDIStreamException refused) {
            return 0;
        }
    }

    private interface Turn {
        void run() throws Exception;
    }

    private static double megabytesPerSecond(Feed feed, Turn turn) throws Exception {
        long start = System.nanoTime();
        turn.run();
        return feed.volume() / ((System.nanoTime() - start) / 1e9) / 1e6;
    }
}
