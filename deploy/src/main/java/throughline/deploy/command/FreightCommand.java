package throughline.deploy.command;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows what carriers have not billed yet, and what became of one shipment's freight. */
@Command(
        name = "freight",
        description = "Freight that is expected and not billed yet, by age; or what became of one shipment's.",
        mixinStandardHelpOptions = true)
final class FreightCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "SHIPMENT", description = "Only this one's, with its bills (SH-0000042).")
    private @Nullable String shipment;

    @Option(names = "--carrier", description = "Only what left with this one, as warehouses name it.")
    private @Nullable String carrier;

    @Option(names = "--older-than", paramLabel = "DAYS", description = "Only what left longer ago than that.")
    private int olderThan;

    @Option(names = "--limit", description = "How many at most, the oldest first; 1 to 1000, without it 100.")
    private int limit = 100;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        return Reach.appliance(appliance -> {
            var answer = shipment == null
                    ? appliance.get("freight", query())
                    : appliance.get("freight/" + ApplianceClient.encoded(shipment), Map.of());
            if (output.json()) {
                Output.line(answer);
            } else {
                answer.path("balances").forEach(FreightCommand::balance);
                answer.path("open").forEach(FreightCommand::expected);
                answer.path("expected").forEach(FreightCommand::expected);
                answer.path("bills").forEach(FreightCommand::bill);
            }
            return 0;
        });
    }

    private Map<String, String> query() {
        var query = new TreeMap<String, String>();
        query.put("olderThanDays", String.valueOf(olderThan));
        query.put("limit", String.valueOf(limit));
        if (carrier != null) {
            query.put("carrier", carrier);
        }
        return query;
    }

    private static void balance(JsonNode each) {
        System.out.printf(
                "%s  accrued %s, billed %s, open %s of %d despatches: to 30 days %s, to 60 %s, to 90 %s, older %s%n",
                text(each, "entity"),
                text(each, "accrued"),
                text(each, "billed"),
                text(each, "open"),
                each.path("despatches").asLong(),
                text(each, "to30Days"),
                text(each, "to60Days"),
                text(each, "to90Days"),
                text(each, "older"));
    }

    private static void expected(JsonNode each) {
        System.out.printf(
                "%-14s %-12s %14s  %s  %4d days  %-16s %-20s %s%n",
                text(each, "despatch"),
                text(each, "order"),
                text(each, "amount"),
                text(each, "accruedOn"),
                each.path("ageDays").asLong(),
                text(each, "carrier"),
                text(each, "tracking"),
                each.path("bill").isString() ? "billed by " + text(each, "bill") : "open");
    }

    private static void bill(JsonNode each) {
        var by = each.path("acceptedBy").isString()
                ? "  taken by %s: %s".formatted(text(each, "acceptedBy"), text(each, "acceptedWhy"))
                : "";
        System.out.printf(
                "bill %s of %s  %s  due %s  document:%d%s%n",
                text(each, "number"),
                text(each, "carrier"),
                text(each, "total"),
                text(each, "dueOn"),
                each.path("document").asLong(),
                by);
    }

    private static String text(JsonNode each, String name) {
        return each.path(name).asString("");
    }
}
