package throughline.deploy.bench;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import throughline.connectors.Partners;
import throughline.deploy.appliance.Appliance;
import throughline.deploy.appliance.Readers;
import throughline.deploy.bench.LineBench.Rate;
import throughline.deploy.settings.Settings;
import throughline.deploy.settings.SettingsReader;
import throughline.rules.PolicyFolder;
import throughline.rules.yardstick.RulesYardstick;

/** Measures the appliance beside yardsticks, in one run, and writes the table down. */
@Command(
        name = "bench",
        description =
                "Measures the appliance beside yardsticks in one run, prints the table and writes it to docs/performance.md.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements Callable<Integer> {

    /** How often orders are measured at each size of the books. */
    private static final int TURNS = 5;

    /** Where the repository keeps messages of every format we read. */
    private static final List<String> MESSAGES = List.of(
            "connectors/src/test/resources/edi",
            "connectors/partners/brightcart/samples",
            "connectors/src/main/resources/throughline/connectors/partner/templates/json-api/samples");

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--orders",
            split = ",",
            defaultValue = "0,100000,1000000",
            paramLabel = "N",
            description = "How many orders the books hold when each step is measured (default: ${DEFAULT-VALUE}).")
    private List<Long> steps = List.of();

    @Option(
            names = "--only",
            split = ",",
            defaultValue = "a,b,c,f",
            description =
                    "Which parts: a reading, b rules, c the line with its growth and traces, f start (default: all).")
    private List<String> only = List.of();

    @Option(names = "--quick", description = "Short turns, to see that it works; the figures mean little.")
    private boolean quick;

    private final List<Measured> table = new ArrayList<>();
    private final List<ReadingBench.Speed> others = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // picocli sets the fields
    public BenchCommand() {}

    @Override
    public Integer call() throws Exception {
        Settings settings = SettingsReader.read(System.getenv());
        if (only.contains("a")) {
            say("(a) reading beside StAEDI");
            reading();
        }
        if (only.contains("b")) {
            say("(b) deciding beside the same policy written by hand");
            rules(settings);
        }
        if (only.contains("c")) {
            line(settings);
        }
        if (only.contains("f")) {
            say("(f) the second start");
            start();
        }
        String text = new BenchTable(table, others, only, steps).text();
        spec.commandLine().getOut().print(text);
        spec.commandLine().getOut().flush();
        if (!quick) {
            Files.writeString(home().resolve("docs").resolve("performance.md"), text);
        }
        return table.stream().allMatch(Measured::met) ? 0 : 1;
    }

    private void reading() throws Exception {
        var bench = new ReadingBench(Readers.of(Partners.NONE), quick ? 1 : 7);
        for (var feed : List.of(Feed.orders(), Feed.edifactOrders())) {
            var speed = bench.measure(feed, Feed.ORDERS);
            table.add(Measured.ratio(
                    "(a) %s bytes to validated documents with spans, MB/s".formatted(feed.name()),
                    speed.ours(),
                    requireNonNull(speed.theirs()),
                    3.00,
                    "StAEDI bare"));
        }
        say("(a) reading the other formats");
        for (var folder : MESSAGES) {
            for (var feed : Feed.of(home().resolve(folder))) {
                others.add(bench.measure(feed));
            }
        }
    }

    private static Path home() {
        return Path.of(System.getProperty("throughline.home", "."));
    }

    /** The shipped policy, and the same grown for years: how the cost of deciding grows with the number of rules. */
    private void rules(Settings settings) throws Exception {
        var policies = PolicyFolder.read(settings.folders().policy());
        for (int size : quick ? List.of(0) : List.of(0, 200, 2_000)) {
            var rates = RulesYardstick.of(policies, size).compare(quick ? 1 : 7, quick ? 0.5 : 2);
            table.add(Measured.ratio(
                    "(b) orders of 5 lines decided a second, %,d rules, trace on".formatted(rates.rules()),
                    rates.byRules(),
                    rates.byHand(),
                    size > 200 ? 0.25 : 0.6,
                    "by hand"));
        }
    }

    private void line(Settings settings) throws Exception {
        Path folder = Files.createTempDirectory("throughline-bench");
        var world = BenchWorld.copyOf(
                settings.folders().demo() == null
                        ? Path.of("deploy/demo")
                        : settings.folders().demo(),
                folder.resolve("demo"));
        var own = SettingsReader.read(Map.of(
                        "THROUGHLINE_DATA",
                        folder.resolve("data").toString(),
                        "THROUGHLINE_HTTP_PORT",
                        "0",
                        "THROUGHLINE_PARTNERS",
                        settings.folders().partners().toString(),
                        "THROUGHLINE_POLICY",
                        settings.folders().policy().toString()))
                .foundedOn(world);
        try (var appliance = Appliance.start(own);
                var bench = new LineBench(appliance, System.err)) {
            int interchanges = quick ? 2 : 15;
            say("warming up");
            bench.cycles(interchanges);
            var first = growth(bench, interchanges);
            say("(c) order to invoice");
            Rate cycles = bench.cycles(interchanges);
            table.add(Measured.ratio(
                    "(c) order to invoice, full cycles a second, durable",
                    cycles.orders(),
                    cycles.bare(),
                    0.40,
                    "bare JDBC, the same rows"));
            double trace = bench.traceMillis(50);
            table.add(new Measured(
                    "(e) trace of an order on the grown books, ms, median",
                    Measured.figure(trace),
                    null,
                    "under 50 ms",
                    trace < 50));
            if (first.isEmpty()) {
                throw new IllegalStateException("nothing was measured: give --orders");
            }
        } finally {
            delete(folder);
        }
    }

    private List<Double> growth(LineBench bench, int interchanges) throws Exception {
        var rates = new ArrayList<Double>();
        for (long orders : steps) {
            say("(c, d) order to allocated at %,d orders".formatted(orders));
            bench.growTo(orders);
            Rate rate = bench.orders(interchanges, quick ? 1 : TURNS);
            rates.add(rate.orders());
            if (rates.size() == 1) {
                table.add(Measured.ratio(
                        "(c) order to allocated, orders a second, durable",
                        rate.last(),
                        rate.bare(),
                        0.40,
                        "bare JDBC, the same rows"));
            } else {
                table.add(Measured.ratio(
                        "(d) the same with %,d orders in the books".formatted(orders),
                        rate.orders(),
                        rates.get(0),
                        0.80,
                        "at the start"));
            }
        }
        return rates;
    }

    private void start() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("throughline-start");
        try {
            Path launcher = home().resolve("throughline").toAbsolutePath();
            var start = new StartBench(launcher, folder).secondStart();
            boolean cached = Runtime.version().feature() >= 25;
            double bar = cached ? 10 : 20;
            table.add(new Measured(
                    "(f) second start to ready, s, JDK " + Runtime.version().feature(),
                    Measured.figure(start.seconds()),
                    null,
                    "under %.0f s".formatted(bar),
                    start.seconds() < bar));
            table.add(new Measured(
                    "(f) idle resident memory, MiB",
                    String.valueOf(start.resident()),
                    null,
                    "under 1024 MiB",
                    start.resident() < 1024));
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files.sorted(java.util.Comparator.reverseOrder())::iterator) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void say(String what) {
        PrintWriter err = spec.commandLine().getErr();
        err.println(String.format(Locale.ROOT, "%s ...", what));
        err.flush();
    }
}
