package throughline.deploy.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Puts a file into a partner's folder through the appliance: checked first, with the version it replaces kept. */
@Command(
        name = "save",
        description =
                "Checks a file as a part of a partner's folder and puts it there; what the folder said before is kept as a version. "
                        + "Exit code 0: saved, or with --dry-run nothing stands against it.",
        footer = {"", "Example: throughline partner save acme profile.yaml --why \"they answer with 999 now\""},
        mixinStandardHelpOptions = true)
final class PartnerSaveCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "The partner's code.")
    private String code = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "A file with the new text, anywhere.")
    private Path file = Path.of("");

    @Option(
            names = "--as",
            paramLabel = "PLACE",
            description = "Its place in the folder, when that is not its name: maps/x12-850.xml.")
    private @Nullable String as;

    @Option(names = "--why", description = "Why; it stays with the version.")
    private @Nullable String why;

    @Option(names = "--dry-run", description = "Only say what would be wrong.")
    private boolean dryRun;

    @Option(names = "--anyway", description = "Also when the folder then has faults it does not have yet.")
    private boolean anyway;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new CommandFault("There is no file " + file);
        }
        if (!dryRun && why == null) {
            throw new CommandFault("Say why with --why; it stays with the version. Or look first, with --dry-run.");
        }
        var text = Files.readString(file);
        return Reach.appliance(appliance -> {
            var edit = ApplianceClient.JSON
                    .createObjectNode()
                    .put("anyway", anyway)
                    .put("reason", why);
            edit.putObject("texts").put(as == null ? file.getFileName().toString() : as, text);
            var path = "partners/%s/%s".formatted(ApplianceClient.encoded(code), dryRun ? "check" : "files");
            return tell(appliance.postJudged(path, edit), dryRun, output);
        });
    }

    /** What stands against a change, and whether it was made. */
    static int tell(JsonNode answer, boolean dryRun, Output output) {
        boolean saved = answer.path("saved").asBoolean(false);
        var judged = answer.path("judged");
        if (output.json()) {
            Output.line(answer);
        } else {
            judged.path("grave").forEach(each -> print("cannot be saved", each));
            judged.path("fresh").forEach(each -> print(saved ? "wrong now" : "would be wrong", each));
            System.out.println(
                    saved
                            ? "Saved as version " + judged.path("version").asString("")
                            : dryRun
                                            && judged.path("grave").isEmpty()
                                            && judged.path("fresh").isEmpty()
                                    ? "Nothing stands against it."
                                    : "Nothing was written"
                                            + (judged.path("grave").isEmpty() ? "; --anyway writes it." : "."));
        }
        return saved
                        || dryRun
                                && judged.path("grave").isEmpty()
                                && judged.path("fresh").isEmpty()
                ? 0
                : 1;
    }

    private static void print(String what, JsonNode wrong) {
        System.out.printf(
                "%s: %s: %s%n",
                what, wrong.path("place").asString(""), wrong.path("text").asString(""));
    }
}
