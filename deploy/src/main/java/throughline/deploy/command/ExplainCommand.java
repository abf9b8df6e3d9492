package throughline.deploy.command;

import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Says why an order is as it is. */
@Command(
        name = "explain",
        description =
                "Says why an order is as it is: what was decided line by line, by which rules, on which facts, what lost and why. Exit code 0: it is known.",
        mixinStandardHelpOptions = true)
final class ExplainCommand implements Callable<Integer> {

    @Parameters(paramLabel = "ORDER", description = "Our number, as in SO-0000017.")
    private String order = "";

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            description = "Only whether this rule applied, and why not: its name or the beginning of it (P-110).")
    private @Nullable String rule;

    @Option(names = "--why-not", description = "Also why every other rule did not apply.")
    private boolean whyNot;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        return Reach.appliance(appliance -> {
            var query = new TreeMap<String, String>();
            if (rule != null) {
                query.put("rule", rule);
            }
            var explanation = appliance.get("explain/" + ApplianceClient.encoded(order), query);
            if (output.json()) {
                Output.line(explanation);
            } else {
                print(explanation);
            }
            return 0;
        });
    }

    private void print(JsonNode explanation) {
        explanation.path("notes").forEach(note -> System.out.println(note.asString()));
        explanation.path("takings").forEach(taking -> {
            System.out.printf(
                    "%s, decided %s by rule book %.12s%n%s%n",
                    explanation.path("order").asString(),
                    taking.path("at").asString(),
                    taking.path("ruleBook").asString(),
                    taking.path("proof").asString());
            if (rule == null) {
                taking.path("parts").forEach(ExplainCommand::part);
            }
            taking.path("answers").forEach(answer -> {
                if (rule != null || whyNot && !answer.path("spoke").asBoolean()) {
                    System.out.println(answer.path("sentence").asString());
                }
            });
        });
    }

    private static void part(JsonNode part) {
        System.out.printf(
                "%s, %s: %s%n",
                part.path("desk").asString(),
                part.path("about").asString(),
                part.path("outcome").asString());
        part.path("counted").forEach(each -> proposal("  ", each));
        part.path("lost").forEach(each -> proposal("  did not count: ", each));
    }

    private static void proposal(String before, JsonNode proposal) {
        System.out.printf(
                "%s%s %s: %s, because %s%n",
                before,
                proposal.path("rule").asString(),
                proposal.path("policy").asString(),
                proposal.path("what").asString(),
                proposal.path("reason").asString());
        proposal.path("facts").forEach(fact -> System.out.println("      " + fact.asString()));
        if (!proposal.path("lost").isNull()) {
            System.out.println("      why not: " + proposal.path("lost").asString());
        }
    }
}
