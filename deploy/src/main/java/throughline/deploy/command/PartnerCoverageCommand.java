package throughline.deploy.command;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import throughline.connectors.partner.FolderCheck;
import throughline.connectors.partner.ProfileRefused;
import throughline.deploy.appliance.Readers;
import tools.jackson.databind.JsonNode;

/** Says what becomes of everything a partner sends. */
@Command(
        name = "coverage",
        description =
                "What becomes of every value that a partner sends in its samples: read and into which field, kept unread with the document, "
                        + "or ignored knowingly.",
        mixinStandardHelpOptions = true)
final class PartnerCoverageCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "The partner's code.")
    private String code = "";

    @Option(names = "--message", paramLabel = "850", description = "One message only.")
    private @Nullable String message;

    @Option(
            names = "--latest",
            paramLabel = "N",
            description = "Besides the samples, its latest N messages (at most 50), which the running appliance has.")
    private int latest;

    @Mixin
    private InstallationFolder installation = new InstallationFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        if (latest > 0) {
            var path = "partners/%s/coverage".formatted(ApplianceClient.encoded(code));
            return Reach.appliance(appliance -> tell(appliance.get(path, Map.of("latest", String.valueOf(latest)))));
        }
        return tell(ApplianceClient.JSON.valueToTree(ofSamples()));
    }

    private List<?> ofSamples() throws IOException {
        var folders = Readers.partners(installation.settings(), Clock.systemUTC());
        Path folder =
                folders.folder(code).orElseThrow(() -> new CommandFault("There is no partner '%s'.".formatted(code)));
        try {
            return new FolderCheck(folders, secret -> true, Clock.systemUTC()).coverage(folder, List.of());
        } catch (ProfileRefused refused) {
            throw new CommandFault(String.valueOf(refused.getMessage()));
        }
    }

    private int tell(JsonNode coverage) {
        for (var each : coverage) {
            if (message == null || message.equals(each.path("message").asString(""))) {
                if (output.json()) {
                    Output.line(each);
                } else {
                    print(each);
                }
            }
        }
        return 0;
    }

    private static void print(JsonNode covered) {
        System.out.printf(
                "%s: %d %% of the values are accounted for, in %d documents; %d more gave none%n",
                covered.path("message").asString(""),
                covered.path("percent").asInt(),
                covered.path("documents").asInt(),
                covered.path("unreadable").asInt());
        System.out.printf(
                "  %-10s %6s %6s %6s %6s %6s  %s%n", "place", "sent", "read", "qualif", "kept", "ignore", "into");
        for (var place : covered.path("places")) {
            System.out.printf(
                    "  %-10s %6d %6d %6d %6d %6d  %s%s%n",
                    place.path("place").asString(""),
                    place.path("seen").asLong(),
                    place.path("read").asLong(),
                    place.path("decides").asLong(),
                    place.path("kept").asLong(),
                    place.path("ignored").asLong(),
                    String.join(
                            ", ",
                            place.path("fields")
                                    .valueStream()
                                    .map(JsonNode::asString)
                                    .toList()),
                    place.path("why").asString(""));
        }
    }
}
