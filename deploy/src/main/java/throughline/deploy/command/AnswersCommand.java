package throughline.deploy.command;

import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists what businesses owe each other an answer to, theirs and ours. */
@Command(
        name = "answers",
        description = "Lists what partners' businesses and ours owe each other an answer to, the newest first.",
        mixinStandardHelpOptions = true)
final class AnswersCommand implements Callable<Integer> {

    @Option(names = "--owed-by", paramLabel = "SIDE", description = "us or them; both when left out.")
    private @Nullable String owedBy;

    @Option(
            names = "--state",
            description =
                    "waiting (open or overdue), open, overdue, answered, late, duplicate, unmatched; all when left out.")
    private @Nullable String state;

    @Option(names = "--partner", paramLabel = "CODE", description = "Only this partner's.")
    private @Nullable String partner;

    @Option(names = "--document", paramLabel = "NUMBER", description = "Only about this document, ours or theirs.")
    private @Nullable String document;

    @Option(names = "--skip", description = "How many to pass over; a page has 100.")
    private int skip;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        var asked = new TreeMap<String, String>();
        put(asked, "owedBy", owedBy);
        put(asked, "state", state);
        put(asked, "partner", partner);
        put(asked, "document", document);
        put(asked, "skip", skip == 0 ? null : String.valueOf(skip));
        return Reach.appliance(appliance -> {
            appliance.get("answers", asked).forEach(output.json() ? Output::line : AnswersCommand::print);
            return 0;
        });
    }

    private static void put(TreeMap<String, String> asked, String name, @Nullable String value) {
        if (value != null) {
            asked.put(name, value);
        }
    }

    private static void print(JsonNode each) {
        System.out.printf(
                "%-4s  %-12s %-30s %-14s due %-20s %s%n",
                each.path("owedBy").asString(),
                each.path("partner").asString(),
                (each.path("type").asString("?") + " " + each.path("number").asString()),
                each.path("state").asString() + (each.path("late").asBoolean() ? " late" : ""),
                each.hasNonNull("dueAt") ? each.path("dueAt").asString() : "-",
                each.hasNonNull("answeredBy")
                        ? "%s, document %s"
                                .formatted(
                                        each.path("answer").asString(),
                                        each.path("answeredBy").asLong())
                        : each.path("answer").asString());
    }
}
