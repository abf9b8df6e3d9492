package throughline.deploy.command;

import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** What each rule did in the last 30 days: how often it spoke, and what it came to in money. */
@Command(
        name = "insight",
        description =
                "What each rule in force did in the last 30 days: how often it spoke, when last, how long it takes (by samples), and what it came to in money.",
        mixinStandardHelpOptions = true)
final class PolicyInsightCommand implements Callable<Integer> {

    @Option(names = "--silent", description = "Only rules that did not speak.")
    private boolean silent;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        return Reach.appliance(appliance -> {
            for (var rule : appliance.get("policies/insight", Map.of())) {
                if (!silent || rule.path("firings").asLong() == 0) {
                    if (output.json()) {
                        Output.line(rule);
                    } else {
                        print(rule);
                    }
                }
            }
            return 0;
        });
    }

    private static void print(JsonNode rule) {
        var money = new StringJoiner(", ");
        rule.path("money")
                .forEach(each -> money.add("%s %s %s"
                        .formatted(
                                each.path("kind").asString(),
                                each.path("currency").asString(),
                                each.path("amount").asString())));
        System.out.printf(
                "%8d  %-10s  %10s ns %5s %%  %s  %s%n",
                rule.path("firings").asLong(),
                rule.path("last").asString("never"),
                rule.path("time").path("nanoseconds").asString("-"),
                rule.path("time").path("percent").asString("-"),
                rule.path("rule").asString(),
                money);
    }
}
