package throughline.deploy.command;

import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows what promotions may give and what orders took of them. */
@Command(
        name = "promotions",
        description =
                "What promotions may give and what orders took of them; or one of them, with the lines that it priced.",
        mixinStandardHelpOptions = true)
final class PromotionsCommand implements Callable<Integer> {

    @Parameters(arity = "0..1", paramLabel = "PROMOTION", description = "Only this one, with its lines.")
    private @Nullable String code;

    @Option(names = "--query", description = "The start of a code, or part of an item's number or a category.")
    private @Nullable String query;

    @Option(names = "--skip", description = "So many are not shown; a page has 100.")
    private int skip;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        return Reach.appliance(appliance -> {
            var asked = new TreeMap<String, String>();
            asked.put("skip", String.valueOf(skip));
            if (query != null) {
                asked.put("query", query);
            }
            var answer =
                    appliance.get(code == null ? "promotions" : "promotions/" + ApplianceClient.encoded(code), asked);
            if (output.json()) {
                Output.line(answer);
            } else {
                (code == null ? answer : answer.path("standings")).forEach(PromotionsCommand::standing);
                answer.path("lines").forEach(PromotionsCommand::line);
            }
            return 0;
        });
    }

    private static void standing(JsonNode each) {
        System.out.printf(
                "%-20s %s to %s  budget %s, taken %s, left %s%s  %s%n",
                text(each, "code"),
                text(each, "from"),
                text(each, "to"),
                each.path("budget").isString() ? text(each, "budget") : "none",
                each.path("taken").isString() ? text(each, "taken") : "nothing",
                each.path("left").isString() ? text(each, "left") : "-",
                each.path("spent").asBoolean() ? " (spent)" : "",
                text(each, "goods"));
    }

    private static void line(JsonNode each) {
        System.out.printf(
                "%s/%s  %-10s %-16s %-12s discount %s, of which %s counts%n",
                text(each, "order"),
                text(each, "line"),
                text(each, "customer"),
                text(each, "item"),
                text(each, "state"),
                text(each, "off"),
                text(each, "taken"));
    }

    private static String text(JsonNode each, String name) {
        return each.path(name).asString("");
    }
}
