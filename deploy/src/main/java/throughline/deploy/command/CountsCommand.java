package throughline.deploy.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows what warehouses counted, and where the books say otherwise. */
@Command(
        name = "counts",
        description =
                "Shows what warehouses counted, and where the books say otherwise. 'cases release' has the books follow a count.",
        mixinStandardHelpOptions = true)
final class CountsCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "COUNT",
            arity = "0..1",
            description = "Its number, as in SC-0000042, for its differences; without it the newest counts.")
    private @Nullable String number;

    @Option(names = "--warehouse", description = "Only this warehouse's.")
    private @Nullable String warehouse;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        return Reach.appliance(appliance -> {
            if (number != null) {
                var whole = appliance.get("counts/" + ApplianceClient.encoded(number), Map.of());
                if (output.json()) {
                    Output.line(whole);
                } else {
                    print(whole.path("count"));
                    whole.path("differences").forEach(CountsCommand::printDifference);
                }
                return 0;
            }
            appliance
                    .get("counts", warehouse == null ? Map.of() : Map.of("warehouse", warehouse))
                    .forEach(output.json() ? Output::line : CountsCommand::print);
            return 0;
        });
    }

    private static void print(JsonNode count) {
        System.out.printf(
                "%s  %-10s %-10s counted %s  %s figures, %s differ, %s not compared  %s %s%n",
                count.path("number").asString(),
                count.path("state").asString(),
                count.path("warehouse").asString(),
                count.path("countedOn").asString(),
                count.path("figures").asInt(),
                count.path("differing").asInt(),
                count.path("unread").asInt(),
                count.path("theirs").asString(),
                count.path("adjustment").asString(""));
    }

    private static void printDifference(JsonNode each) {
        System.out.printf(
                "  %-14s %-12s %-5s counted %10s  books %10s%s%n",
                each.path("item").asString(),
                each.path("lot").asString(""),
                each.path("measure").asString(),
                each.hasNonNull("said") ? each.path("said").asString() : "-",
                each.path("books").asString(),
                !each.hasNonNull("said") ? "  not named" : each.path("within").asBoolean() ? "  within tolerance" : "");
    }
}
