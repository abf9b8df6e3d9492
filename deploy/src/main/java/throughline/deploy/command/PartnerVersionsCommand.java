package throughline.deploy.command;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What a partner's folder said, whenever it changed; and the way back. */
@Command(
        name = "versions",
        description =
                "What a partner's folder said whenever it changed, the newest first; with a version, its files, or the way back to it.",
        mixinStandardHelpOptions = true)
final class PartnerVersionsCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "The partner's code.")
    private String code = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "VERSION",
            description = "A version, as a message's page or trace names it; its first digits will do.")
    private @Nullable String version;

    @Option(names = "--restore", description = "Put this version's files back; needs --why.")
    private boolean restore;

    @Option(names = "--why", description = "Why; it stays with the version.")
    private @Nullable String why;

    @Option(names = "--anyway", description = "Also when the folder then has faults it does not have now.")
    private boolean anyway;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        if (restore && (version == null || why == null)) {
            throw new CommandFault("Say which version to put back, and why with --why.");
        }
        return Reach.appliance(appliance -> {
            var path = "partners/%s/versions".formatted(ApplianceClient.encoded(code));
            var all = appliance.get(path, Map.of());
            if (version == null) {
                all.forEach(output.json() ? Output::line : PartnerVersionsCommand::print);
                return 0;
            }
            var whole = whole(all, version);
            if (restore) {
                var wish = ApplianceClient.JSON
                        .createObjectNode()
                        .put("version", whole)
                        .put("anyway", anyway)
                        .put("reason", why);
                var restored = "partners/%s/restore".formatted(ApplianceClient.encoded(code));
                return PartnerSaveCommand.tell(appliance.postJudged(restored, wish), false, output);
            }
            return files(appliance.get(path + "/" + whole, Map.of()));
        });
    }

    private int files(JsonNode files) {
        if (output.json()) {
            Output.line(files);
        } else {
            files.properties()
                    .forEach(file -> System.out.printf(
                            "--- %s%n%s%n", file.getKey(), file.getValue().asString("")));
        }
        return 0;
    }

    private static String whole(JsonNode all, String begins) {
        return all.valueStream()
                .map(each -> each.path("version").asString(""))
                .filter(each -> each.startsWith(begins))
                .findFirst()
                .orElseThrow(() -> new CommandFault("No version of it begins with %s.".formatted(begins)));
    }

    private static void print(JsonNode each) {
        System.out.printf(
                "%s  %s  %s%n",
                each.path("seenAt").asString(""),
                each.path("version").asString(""),
                each.path("who").isString()
                        ? "%s: %s"
                                .formatted(
                                        each.path("who").asString(),
                                        each.path("why").asString(""))
                        : "changed in the folder");
    }
}
