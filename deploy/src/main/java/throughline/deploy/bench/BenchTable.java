package throughline.deploy.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import throughline.deploy.bench.ReadingBench.Speed;

/** The page that a run leaves behind. */
record BenchTable(List<Measured> rows, List<Speed> others, List<String> parts, List<Long> steps) {

    private static final String METHOD =
            """

            How it is measured:
            - (a) An interchange of 10,000 different orders with five lines, in memory. Ours: tokenized,
              validated, mapped to canonical documents with the bytes behind every value. Beside it StAEDI's
              stream reader with no schema, asked for no value. They take turns; the median of seven turns
              after eight to warm up. The other formats: each message of the reader's own tests and of two
              partners, an EDI interchange repeated to 1 MiB, a JSON message read as often by itself.
            - (b) 1,000 made-up orders with contracts, breaks, promotions, credit and three warehouses, one
              thread; by the shipped rules, and by a policy that has grown to 200 and to 2,000 with promotions,
              credit and sourcing rules, most of them about other customers. The hand-written policy keeps the
              same trace of reasons and finds what has grown in hash tables. A test holds that Drools' own
              engine, the flat engine and the hand-written policy agree on all of them.
            - (c) Interchanges of 200 orders, two lanes, no two orders alike; a run in which more than one in a hundred
              is held is none. Ours: sealed, read, decided, posted, settled; synchronous commit on. Beside it
              a bare JDBC program that writes the very rows (read back by the transaction that wrote them)
              into copies of the tables with the same indexes and checks, in the same transactions, with batch
              rewriting on; it reads, decides and locks nothing. A full cycle is the order and the warehouse's
              945, with goods issue, despatch advice and invoice.
            - (d) The books are filled by the line itself up to the size named, then measured as in (c): the middle
              of five turns of 6,000 orders, as at the start.
            - (e) Fifty orders spread over the books, each with its bytes, decisions, movements, postings and
              what left.
            - (f) `./throughline up` on a data folder that has been started before, from the command to its
              ready line; memory five seconds later.
            """;

    String text() {
        var text = new StringBuilder("# Performance\n\nThe last table that `./throughline bench");
        text.append(" --only ")
                .append(String.join(",", parts))
                .append(" --orders ")
                .append(String.join(",", steps.stream().map(String::valueOf).toList()));
        text.append("` printed, on ")
                .append(LocalDate.now(ZoneOffset.UTC))
                .append(": ")
                .append(Runtime.getRuntime().availableProcessors())
                .append(" processors, Java ")
                .append(Runtime.version().feature())
                .append(".\nFigures of different machines do not compare; the ratios do.\n\n");
        text.append("| what | ours | beside it | promised | kept |\n|---|---:|---:|---|---|\n");
        for (Measured row : rows) {
            text.append("| ")
                    .append(row.what())
                    .append(" | ")
                    .append(row.ours())
                    .append(" | ")
                    .append(row.yardstick() == null ? "" : row.yardstick())
                    .append(" | ")
                    .append(row.bar())
                    .append(" | ")
                    .append(row.met() ? "yes" : "**no**")
                    .append(" |\n");
        }
        others(text);
        return text.append(METHOD).toString();
    }

    private void others(StringBuilder text) {
        if (others.isEmpty()) {
            return;
        }
        text.append("\nThe other formats, MB/s:\n\n| message | ours | StAEDI bare | ratio |\n|---|---:|---:|---:|\n");
        for (Speed speed : others) {
            var theirs = speed.theirs();
            text.append("| %s | %s | %s | %s |\n"
                    .formatted(
                            speed.feed().name(),
                            Measured.figure(speed.ours()),
                            theirs == null ? "" : Measured.figure(theirs),
                            theirs == null ? "" : "%.0f %%".formatted(100 * speed.ours() / theirs)));
        }
    }
}
