package throughline.deploy.bench;

import io.xlate.edi.stream.EDIInputFactory;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Piece;

/**
 * From bytes to validated canonical documents with spans, beside StAEDI's bare stream reader (no schema, no values asked for) on the same
 * bytes. The two take turns, so that both meet the same machine; the median of the turns counts.
 */
final class ReadingBench {

    private static final int ORDERS = 10_000;

    private final MessageReader reader;
    private final int turns;

    ReadingBench(MessageReader reader, int turns) {
        this.reader = reader;
        this.turns = turns;
    }

    Measured run() throws Exception {
        byte[] bytes = LargeInterchange.orders(LargeInterchange.Buyer.NORTHGATE, ORDERS, 1, 1);
        List<Double> ours = new ArrayList<>();
        List<Double> theirs = new ArrayList<>();
        for (int turn = 0; turn < turns + 2; turn++) {
            double own = megabytesPerSecond(bytes, () -> readOurs(bytes));
            double other = megabytesPerSecond(bytes, () -> readStaedi(bytes));
            if (turn >= 2) {
                ours.add(own);
                theirs.add(other);
            }
        }
        return Measured.ratio(
                "(a) X12 850 bytes to validated documents with spans, MB/s",
                median(ours),
                median(theirs),
                0.60,
                "StAEDI bare");
    }

    static double median(List<Double> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
    }

    private void readOurs(byte[] bytes) {
        var message = new SealedMessage(
                new MessageId(new UUID(1, 2)), null, "bench", bytes.length, () -> new ByteArrayInputStream(bytes));
        int documents = 0;
        try (var reading = reader.read(message)) {
            while (reading.hasNext()) {
                if (reading.next() instanceof Piece.Taken taken
                        && taken.set().document() != null
                        && !taken.set().rejected()) {
                    documents++;
                }
            }
        }
        if (documents != ORDERS) {
            throw new IllegalStateException("read %d of %d orders".formatted(documents, ORDERS));
        }
    }

    private static void readStaedi(byte[] bytes) throws Exception {
        long events = 0;
        var factory = EDIInputFactory.newFactory();
        factory.setProperty(EDIInputFactory.EDI_VALIDATE_CONTROL_STRUCTURE, false);
        try (var stream = factory.createEDIStreamReader(new ByteArrayInputStream(bytes))) {
            while (stream.hasNext()) {
                stream.next();
                events++;
            }
        }
        if (events < ORDERS) {
            throw new IllegalStateException("StAEDI saw only %d events".formatted(events));
        }
    }

    private interface Turn {
        void run() throws Exception;
    }

    private static double megabytesPerSecond(byte[] bytes, Turn turn) throws Exception {
        long start = System.nanoTime();
        turn.run();
        return bytes.length / ((System.nanoTime() - start) / 1e9) / 1e6;
    }
}
