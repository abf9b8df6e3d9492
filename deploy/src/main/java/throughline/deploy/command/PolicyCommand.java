package throughline.deploy.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import throughline.deploy.settings.SettingsReader;
import throughline.rules.PolicyException;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBook;
import throughline.rules.RuleBookBinder;
import throughline.rules.example.Examples;

/** What an analyst asks about policies before anybody else sees them. */
@Command(
        name = "policy",
        description = "Checks policies, changes them, puts them in force and takes them back.",
        mixinStandardHelpOptions = true,
        subcommands = {
            PolicyCommand.Check.class,
            PolicyChangeCommands.Changes.class,
            PolicyChangeCommands.Show.class,
            PolicyChangeCommands.New.class,
            PolicyChangeCommands.Put.class,
            PolicyChangeCommands.Rebase.class,
            PolicyChangeCommands.Submit.class,
            PolicyChangeCommands.Approve.class,
            PolicyChangeCommands.Reject.class,
            PolicyChangeCommands.Withdraw.class,
            PolicyForceCommands.Schedule.class,
            PolicyForceCommands.Activate.class,
            PolicyForceCommands.Rollback.class,
            PolicyForceCommands.Off.class,
            PolicyForceCommands.On.class,
            PolicyForceCommands.History.class,
            PolicyForceCommands.Books.class,
            PolicyForceCommands.OwnersCommand.class,
            PolicyInsightCommand.class
        })
final class PolicyCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    PolicyCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about the policies? --help lists what can be done.");
    }

    /** Compiles the folder as the appliance would, and runs its examples. */
    @Command(
            name = "check",
            description =
                    "Compiles the policies as the appliance would and runs their examples. Exit code 0: every rule is sound and proved.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {

        @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Without it, the folder of the settings.")
        private @Nullable Path folder;

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            var policies = folder == null
                    ? SettingsReader.read(System.getenv()).folders().policy()
                    : folder;
            try {
                return run(policies, new RuleBookBinder(null).bind(PolicyFolder.read(policies)));
            } catch (PolicyException e) {
                tell(List.of(), e.mistakes().stream().map(Object::toString).toList(), "");
                return 1;
            }
        }

        private int run(Path policies, RuleBook book) throws IOException {
            var examples = new Examples(book, RuleBook.Engine.FASTEST);
            var results = examples.run(PolicyFolder.examples(policies));
            var wrong = results.stream()
                    .filter(result -> !result.passed())
                    .map(Object::toString)
                    .toList();
            var unproved = examples.unproved(results).stream()
                    .map(rule -> "no example makes \"" + rule + "\" speak")
                    .toList();
            tell(
                    wrong,
                    unproved,
                    "%d rules, %d examples, fingerprint %s"
                            .formatted(book.rules().size(), results.size(), book.fingerprint()));
            return wrong.isEmpty() && unproved.isEmpty() ? 0 : 1;
        }

        private void tell(List<String> failed, List<String> mistakes, String sound) {
            if (output.json()) {
                var answer = ApplianceClient.JSON.createObjectNode().put("sound", sound);
                failed.forEach(answer.putArray("failedExamples")::add);
                mistakes.forEach(answer.putArray("mistakes")::add);
                Output.line(answer);
                return;
            }
            failed.forEach(System.out::println);
            mistakes.forEach(System.out::println);
            System.out.println(sound);
        }
    }
}
