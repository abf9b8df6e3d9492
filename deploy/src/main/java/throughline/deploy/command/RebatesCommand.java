package throughline.deploy.command;

import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows what is promised back to customers, and settles it. */
@Command(
        name = "rebates",
        description =
                "What is promised back and open, by customer and agreement; or one customer's, invoice line by invoice line.",
        mixinStandardHelpOptions = true,
        subcommands = {RebatesCommand.Settle.class, RebatesCommand.CreditNote.class})
final class RebatesCommand implements Callable<Integer> {

    @Option(names = "--customer", description = "Only this one's, with its lines (C1001).")
    private @Nullable String customer;

    @Option(names = "--agreement", description = "Only this one's.")
    private @Nullable String agreement;

    @Option(names = "--skip", description = "So many are not shown; a page has 100.")
    private int skip;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        return Reach.appliance(appliance -> {
            var query = new TreeMap<String, String>();
            query.put("skip", String.valueOf(skip));
            if (agreement != null) {
                query.put(customer == null ? "query" : "agreement", agreement);
            }
            var answer =
                    appliance.get(customer == null ? "rebates" : "rebates/" + ApplianceClient.encoded(customer), query);
            if (output.json()) {
                Output.line(answer);
            } else {
                answer.path("open").forEach(RebatesCommand::open);
                answer.path("lines").forEach(RebatesCommand::line);
                answer.path("settled").forEach(RebatesCommand::settled);
            }
            return 0;
        });
    }

    private static void open(JsonNode each) {
        System.out.printf(
                "%-10s %-24s %-6s open %16s of %d lines, %s to %s  %s%n",
                text(each, "customer"),
                text(each, "agreement"),
                text(each, "entity"),
                text(each, "open"),
                each.path("lines").asLong(),
                text(each, "oldest"),
                text(each, "newest"),
                text(each, "name"));
    }

    private static void line(JsonNode each) {
        System.out.printf(
                "%s/%d  %s  %-24s %-16s %s  %s %% of %s is %s, taxed %s %% in %s%n",
                text(each, "invoice"),
                each.path("line").asInt(),
                text(each, "order"),
                text(each, "agreement"),
                text(each, "item"),
                text(each, "accruedOn"),
                text(each, "percent"),
                text(each, "base"),
                text(each, "amount"),
                text(each, "taxPercent"),
                text(each, "jurisdiction"));
    }

    private static void settled(JsonNode each) {
        System.out.printf(
                "%s  %-10s %-6s rebates %s, tax %s, total %s  invoices until %s  by %s: %s%n",
                text(each, "number"),
                text(each, "customer"),
                text(each, "entity"),
                text(each, "amount"),
                text(each, "tax"),
                text(each, "total"),
                text(each, "until"),
                text(each, "by"),
                text(each, "why"));
    }

    private static String text(JsonNode each, String name) {
        return each.path(name).asString("");
    }

    @Command(
            name = "settle",
            description = "Makes a credit note of what is open of a customer's.",
            mixinStandardHelpOptions = true)
    static final class Settle implements Callable<Integer> {

        @Parameters(paramLabel = "CUSTOMER", description = "Whose (C1001).")
        private String customer = "";

        @Option(names = "--agreement", description = "Only this one; without it all of the customer's.")
        private @Nullable String agreement;

        @Option(names = "--until", description = "The last day of invoices that count (2026-09-30); without it today.")
        private @Nullable String until;

        @Option(names = "--reason", required = true, description = "What is settled, for whoever reads it later.")
        private String reason = "";

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws Exception {
            return Reach.appliance(appliance -> {
                var body = ApplianceClient.JSON.createObjectNode().put("reason", reason);
                if (agreement != null) {
                    body.put("agreement", agreement);
                }
                if (until != null) {
                    body.put("until", until);
                }
                appliance
                        .post("rebates/%s/settle".formatted(ApplianceClient.encoded(customer)), body)
                        .forEach(output.json() ? Output::line : RebatesCommand::settled);
                return 0;
            });
        }
    }

    @Command(
            name = "credit-note",
            description = "A credit note, and the invoice lines that it settles.",
            mixinStandardHelpOptions = true)
    static final class CreditNote implements Callable<Integer> {

        @Parameters(paramLabel = "NUMBER", description = "Its number (CN-0000042).")
        private String number = "";

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws Exception {
            return Reach.appliance(appliance -> {
                var answer = appliance.get("credit-notes/" + ApplianceClient.encoded(number), java.util.Map.of());
                if (output.json()) {
                    Output.line(answer);
                } else {
                    settled(answer.path("settled"));
                    answer.path("lines").forEach(RebatesCommand::line);
                }
                return 0;
            });
        }
    }
}
