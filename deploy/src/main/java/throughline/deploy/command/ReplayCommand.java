package throughline.deploy.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads and takes sealed messages again. */
@Command(
        name = "replay",
        description = "Reads and takes sealed messages again; what was taken before is found taken.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    @ArgGroup(multiplicity = "1")
    private Which which = new Which();

    @Option(names = "--dry-run", description = "Only say what would be replayed.")
    private boolean dryRun;

    @Option(
            names = "--reason",
            defaultValue = "replayed from the command line",
            description = "Why, for whoever reads it later.")
    private String reason = "";

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        return Reach.appliance(appliance -> {
            var messages = messages(appliance);
            for (var message : messages) {
                var body = ApplianceClient.JSON.createObjectNode().put("reason", reason);
                var answer = appliance.post("messages/%s/replay?dryRun=%s".formatted(message, dryRun), body);
                if (output.json()) {
                    Output.line(answer);
                } else {
                    System.out.printf(
                            "%s %s, now %s%n",
                            dryRun ? "would replay" : "replays",
                            message,
                            answer.path("now").path("status").asString("-"));
                }
            }
            if (messages.isEmpty()) {
                System.err.println("There is nothing to replay.");
            }
            return messages.isEmpty() ? 1 : 0;
        });
    }

    private List<String> messages(ApplianceClient appliance) {
        if (which.message != null) {
            return List.of(which.message);
        }
        if (which.caseId != null) {
            var message = appliance
                    .get("cases/" + ApplianceClient.encoded(which.caseId), Map.of())
                    .path("message")
                    .asString("");
            if (message.isEmpty()) {
                throw new CommandFault("There is no message behind case " + which.caseId);
            }
            return List.of(message);
        }
        var cases = appliance.get("cases", Map.of("fingerprint", String.valueOf(which.fingerprint)));
        return cases.valueStream()
                .map(each -> each.path("message").asString(""))
                .filter(message -> !message.isEmpty())
                .distinct()
                .toList();
    }

    /** One of the three. */
    static final class Which {

        @Parameters(paramLabel = "MESSAGE", arity = "0..1", description = "A message id.")
        private @Nullable String message;

        @Option(names = "--case", paramLabel = "ID", description = "The message behind a case.")
        private @Nullable String caseId;

        @Option(
                names = "--fingerprint",
                paramLabel = "F",
                description = "The messages behind every live case of one cause, as cases shows it.")
        private @Nullable String fingerprint;
    }
}
