package throughline.deploy.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is read to measure reading.
 *
 * @param name of the format and the message
 * @param bytes of one message
 * @param times how often it is read in a turn
 * @param edi whether StAEDI can read it too
 */
record Feed(String name, byte[] bytes, int times, boolean edi) {

    static final int ORDERS = 10_000;
    private static final int ENOUGH = 1 << 20;

    /** {@link #ORDERS} orders in one interchange. */
    static Feed orders() {
        return new Feed("X12 850", LargeInterchange.orders(LargeInterchange.Buyer.NORTHGATE, ORDERS, 1, 1), 1, true);
    }

    /** The same of EDIFACT. */
    static Feed edifactOrders() {
        return new Feed("EDIFACT ORDERS", LargeInterchange.edifactOrders(ORDERS), 1, true);
    }

    /**
     * A feed for each message of a folder, a file each: an EDI interchange follows itself until there is 1 MiB, anything else is read as often
     * alone.
     */
    static List<Feed> of(Path folder) throws IOException {
        var feeds = new ArrayList<Feed>();
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                var bytes = Files.readAllBytes(file);
                if (name.endsWith(".edi")) {
                    var title = name.substring(0, name.length() - ".edi".length());
                    feeds.add(new Feed(title, repeated(bytes), 1, !name.startsWith("tradacoms")));
                } else if (name.endsWith(".json")
                        && Files.exists(folder.resolve(name.replace(".json", ".expected.json")))) {
                    feeds.add(new Feed(name, bytes, ENOUGH / bytes.length, false));
                }
            }
        }
        return feeds;
    }

    /** How many bytes a turn reads. */
    long volume() {
        return (long) bytes.length * times;
    }

    private static byte[] repeated(byte[] interchange) {
        var out = new ByteArrayOutputStream(ENOUGH + interchange.length);
        while (out.size() < ENOUGH) {
            out.writeBytes(interchange);
        }
        return out.toByteArray();
    }
}
