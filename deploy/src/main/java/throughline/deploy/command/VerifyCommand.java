package throughline.deploy.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Proves the books anew. */
@Command(
        name = "verify",
        description =
                "Proves the books anew: balanced, stock equal to balances, subledgers equal to control accounts, chain intact, nothing lost. "
                        + "Exit code 0: every check holds.",
        mixinStandardHelpOptions = true)
final class VerifyCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        return Reach.appliance(appliance -> {
            System.err.println("Proving the books; large ones take a while.");
            var report = appliance.post("verify", ApplianceClient.JSON.createObjectNode());
            if (output.json()) {
                Output.line(report);
            } else {
                report.path("checks").forEach(VerifyCommand::print);
            }
            boolean ok = !report.path("checks").isEmpty()
                    && report.path("checks").valueStream().allMatch(check -> check.path("ok")
                            .asBoolean());
            return ok ? 0 : 1;
        });
    }

    private static void print(JsonNode check) {
        System.out.printf(
                "%-4s %s  %s%n",
                check.path("ok").asBoolean() ? "ok" : "BAD",
                check.path("name").asString(""),
                check.path("figures").asString(""));
        check.path("offending").forEach(row -> System.out.printf("       %s%n", row.asString("")));
    }
}
