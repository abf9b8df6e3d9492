package throughline.deploy.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import throughline.deploy.settings.SettingsReader;
import throughline.rules.PolicyException;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBook;
import throughline.rules.RuleBookBinder;
import throughline.rules.check.MutationCheck;
import throughline.rules.check.PolicyCheck;
import throughline.rules.diff.RuleDiff;
import throughline.rules.example.Examples;

/** What an analyst asks about policies before anybody else sees them. */
@Command(
        name = "policy",
        description = "Checks policies, changes them, puts them in force and takes them back.",
        mixinStandardHelpOptions = true,
        subcommands = {
            PolicyCommand.Check.class,
            PolicyCommand.Diff.class,
            PolicyChangeCommands.Changes.class,
            PolicyChangeCommands.Show.class,
            PolicyChangeCommands.New.class,
            PolicyChangeCommands.Put.class,
            PolicyTableCommands.Get.class,
            PolicyTableCommands.Template.class,
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
            PolicyInsightCommand.class,
            PolicyShadowCommands.Shadow.class,
            PolicyShadowCommands.Engines.class
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

    /** Checks the folder, compiles it as the appliance would, and runs its examples. */
    @Command(
            name = "check",
            description =
                    "Checks the policies, compiles them as the appliance would and runs their examples. Exit code 0: every rule is sound and proved.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {

        @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "Without it, the folder of the settings.")
        private @Nullable Path folder;

        @Option(
                names = "--mutants",
                arity = "0..1",
                fallbackValue = "",
                paramLabel = "FILE",
                description =
                        "Break each rule in turn, of one file (pricing/volume-break.drl) or of all, and say which breaks no example notices.")
        private @Nullable String mutants;

        @Mixin
        private Output output = new Output();

        /** What is told at the end. */
        private record Answer(List<String> failed, List<String> mistakes, List<String> warnings, String sound) {}

        @Override
        public Integer call() throws IOException {
            var policies = folder == null
                    ? SettingsReader.read(System.getenv()).folders().policy()
                    : folder;
            var files = new TreeMap<>(PolicyFolder.read(policies));
            var tables = PolicyFolder.examples(policies);
            var findings = PolicyCheck.of(files, tables);
            var refused = words(findings.stream()
                    // The compiled book is asked which rules no example makes speak: it has the last word.
                    .filter(finding -> finding.refuses() && !finding.code().equals("UNPROVED")));
            var warnings = words(findings.stream().filter(finding -> !finding.refuses()));
            if (!refused.isEmpty()) {
                tell(new Answer(List.of(), refused, warnings, ""));
                return 1;
            }
            try {
                return mutants == null
                        ? examples(new RuleBookBinder(null).bind(files), tables, warnings)
                        : mutants(files, tables, mutants);
            } catch (PolicyException e) {
                tell(new Answer(List.of(), words(e.mistakes().stream()), warnings, ""));
                return 1;
            }
        }

        private static List<String> words(Stream<?> all) {
            return all.map(Object::toString).toList();
        }

        private int examples(RuleBook book, SortedMap<String, String> tables, List<String> warnings) {
            var examples = new Examples(book, RuleBook.Engine.FASTEST);
            var results = examples.run(tables);
            var wrong = words(results.stream().filter(result -> !result.passed()));
            var unproved = examples.unproved(results).stream()
                    .map(rule -> "no example makes \"" + rule + "\" speak")
                    .toList();
            tell(new Answer(
                    wrong,
                    unproved,
                    warnings,
                    "%d rules, %d examples, fingerprint %s"
                            .formatted(book.rules().size(), results.size(), book.fingerprint())));
            return wrong.isEmpty() && unproved.isEmpty() ? 0 : 1;
        }

        private int mutants(SortedMap<String, String> files, SortedMap<String, String> tables, String file) {
            if (!file.isEmpty() && !files.containsKey(file)) {
                tell(new Answer(List.of(), List.of("there is no policy file " + file), List.of(), ""));
                return 2;
            }
            var report = MutationCheck.of(files, tables, file.isEmpty() ? null : file);
            tell(new Answer(
                    List.of(),
                    words(report.unnoticed().stream()),
                    List.of(),
                    "%d rules broken in %d ways, %d unnoticed"
                            .formatted(
                                    report.rules(),
                                    report.changes(),
                                    report.unnoticed().size())));
            return report.unnoticed().isEmpty() ? 0 : 1;
        }

        private void tell(Answer answer) {
            if (output.json()) {
                var json = ApplianceClient.JSON.createObjectNode().put("sound", answer.sound());
                answer.failed().forEach(json.putArray("failedExamples")::add);
                answer.mistakes().forEach(json.putArray("mistakes")::add);
                answer.warnings().forEach(json.putArray("warnings")::add);
                Output.line(json);
                return;
            }
            answer.failed().forEach(System.out::println);
            answer.mistakes().forEach(System.out::println);
            answer.warnings().forEach(System.out::println);
            System.out.println(answer.sound());
        }
    }

    /** What is different between two folders of policies. */
    @Command(
            name = "diff",
            description =
                    "Says rule by rule what is different between two folders of policies. Exit code 0: nothing is, 1: something is.",
            mixinStandardHelpOptions = true)
    static final class Diff implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "FOLDER_A", description = "The policies as they were.")
        @SuppressWarnings("NullAway.Init") // picocli sets the field
        private Path before;

        @Parameters(index = "1", paramLabel = "FOLDER_B", description = "The policies as they are now.")
        @SuppressWarnings("NullAway.Init") // picocli sets the field
        private Path after;

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            var diff = RuleDiff.between(PolicyFolder.read(before), PolicyFolder.read(after));
            if (output.json()) {
                Output.line(ApplianceClient.JSON.valueToTree(diff));
            } else {
                System.out.println(diff);
            }
            return diff.nothing() ? 0 : 1;
        }
    }
}
