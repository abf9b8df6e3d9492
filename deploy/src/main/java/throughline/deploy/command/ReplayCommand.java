package throughline.deploy.command;

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

    @Option(names = "--reason", defaultValue = "replayed from the command line", description = "Why, for whoever reads it later.")
    private String reason = "";

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        return Reach.appliance(appliance -> {
            var body = ApplianceClient.JSON.createObjectNode().put("reason", reason).put("dryRun", dryRun);
            body.put("message", which.message).put("case", which.caseId).put("fingerprint", which.fingerprint);
            var answer = appliance.post("replay", body);
            if (output.json()) {
                Output.line(answer);
            } else {
                answer.path("messages").forEach(each -> System.out.println((dryRun ? "would replay " : "replayed ") + each.asString(each.toString())));
            }
            return 0;
        });
    }

    /** One of the three. */
    static final class Which {

        @Parameters(paramLabel = "MESSAGE", arity = "0..1", description = "A message id.")
        private @Nullable String message;

        @Option(names = "--case", paramLabel = "ID", description = "The message behind a case.")
        private @Nullable String caseId;

        @Option(names = "--fingerprint", paramLabel = "F", description = "Every message that was decided by this rule book.")
        private @Nullable String fingerprint;
    }
}
