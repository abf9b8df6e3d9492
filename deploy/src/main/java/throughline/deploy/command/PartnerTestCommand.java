package throughline.deploy.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Says what would become of a partner's message, and keeps nothing. */
@Command(
        name = "test",
        description =
                "Says what the running appliance would understand, answer, decide and post if a partner sent these files; nothing is kept. "
                        + "Exit code 0: all would be accepted.",
        mixinStandardHelpOptions = true)
final class PartnerTestCommand implements Callable<Integer> {

    private static final Set<String> GOOD = Set.of("accepted");

    @Parameters(index = "0", paramLabel = "NAME", description = "The partner's code.")
    private String code = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE|FOLDER", description = "Messages.")
    private List<Path> paths = List.of();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        var files = InputFiles.of(paths);
        return Reach.appliance(appliance -> {
            int wrong = 0;
            for (var file : files) {
                var tested = appliance.upload(
                        "partners/%s/test".formatted(ApplianceClient.encoded(code)),
                        file,
                        Map.of("name", file.getFileName().toString()));
                if (output.json()) {
                    Output.line(tested);
                } else {
                    print(file, tested);
                }
                wrong += GOOD.contains(tested.path("status").asString("")) ? 0 : 1;
            }
            return wrong == 0 ? 0 : 1;
        });
    }

    private static void print(Path file, JsonNode tested) {
        System.out.printf(
                "%s would be %s; this is a test and nothing of it is kept.%n",
                file, tested.path("status").asString(""));
        for (var document : tested.path("documents")) {
            System.out.printf(
                    "  %s %s: %s %s%n",
                    document.path("type").asString(""),
                    document.path("number").asString(""),
                    document.path("status").asString(""),
                    document.path("reason").asString(""));
        }
        System.out.print(new StoryText("What follows from it:", tested.path("story"), source(file)));
        System.out.println();
        for (var held : tested.path("cases")) {
            System.out.printf(
                    "A case would open: %s, for %s. %s %s%n",
                    held.path("code").asString(""),
                    held.path("who").asString(""),
                    held.path("text").asString(""),
                    held.path("where").asString(""));
        }
        for (var owed : tested.path("outbound")) {
            System.out.printf(
                    "We would send %s %s to %s.%n",
                    owed.path("type").asString(""),
                    owed.path("number").asString(""),
                    owed.path("receiver").asString(""));
        }
        for (var answer : tested.path("acknowledgements")) {
            System.out.printf(
                    "We would acknowledge with %s (its control numbers are given when it is sent):%n%s%n",
                    answer.path("message").asString(""), answer.path("text").asString(""));
        }
    }

    private static SourceText source(Path file) {
        return new SourceText(message -> {
            try {
                return Files.readAllBytes(file);
            } catch (IOException gone) {
                throw new UncheckedIOException(gone);
            }
        });
    }
}
