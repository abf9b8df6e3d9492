package throughline.deploy.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import throughline.connectors.Partner;
import throughline.connectors.compose.CannotCompose;
import throughline.connectors.compose.Composed;
import throughline.connectors.compose.Composer;
import throughline.connectors.compose.ControlNumbers;
import throughline.connectors.json.CanonicalJson;
import throughline.deploy.appliance.Readers;
import throughline.deploy.settings.Settings;

/** Writes a canonical document as a partner wants it; sends it only when told to. */
@Command(
        name = "write",
        description =
                "Writes a canonical JSON document as a partner wants it, with 0 for each control number; with --send the appliance sends it. "
                        + "Exit code 0: it could be written.",
        mixinStandardHelpOptions = true)
final class WriteCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "One canonical document; 'type' says which.")
    private Path file = Path.of("");

    @Option(names = "--partner", required = true, description = "For whom.")
    private String code = "";

    @Option(names = "--out", paramLabel = "DIR", description = "Write the bytes to a file there and do not print them.")
    private @Nullable Path out;

    @Option(
            names = "--send",
            description = "Hand it to the running appliance: it gets control numbers, is sealed, sent and traced.")
    private boolean send;

    @Mixin
    private InstallationFolder installation = new InstallationFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        if (!Files.isReadable(file)) {
            throw new CommandFault("%s cannot be read.".formatted(file));
        }
        return send ? send() : dry(installation.settings());
    }

    private int send() throws IOException {
        var document = Files.readString(file);
        return Reach.appliance(appliance -> {
            var lined = appliance.postText("partners/%s/documents".formatted(ApplianceClient.encoded(code)), document);
            if (output.json()) {
                Output.line(lined);
            } else {
                System.out.printf(
                        "%s %s waits to leave for %s; follow it: throughline trace %s%n",
                        lined.path("type").asString(""),
                        lined.path("number").asString(""),
                        lined.path("receiver").asString(""),
                        lined.path("number").asString(""));
            }
            return 0;
        });
    }

    private int dry(Settings settings) throws IOException {
        var partner = Readers.partners(settings, Clock.systemUTC())
                .byCode(code)
                .orElseThrow(() -> new CommandFault("There is no partner '%s'.".formatted(code)));
        var composed = composed(partner);
        if (out != null) {
            Files.createDirectories(out);
            Files.write(out.resolve(composed.name()), composed.bytes());
        }
        tell(composed);
        return 0;
    }

    private Composed composed(Partner partner) throws IOException {
        try {
            var document = new CanonicalJson().ours(Files.readString(file));
            return new Composer(Clock.systemUTC()).compose(document, partner, ControlNumbers.NONE);
        } catch (CannotCompose cannot) {
            throw new CommandFault(
                    "%s: %s (%s, for the %s to act)".formatted(file, cannot.getMessage(), cannot.code(), cannot.who()));
        } catch (IllegalArgumentException wrong) {
            throw new CommandFault("%s: %s".formatted(file, wrong.getMessage()));
        }
    }

    private void tell(Composed composed) {
        if (output.json()) {
            Output.line(ApplianceClient.JSON
                    .createObjectNode()
                    .put("name", composed.name())
                    .put("format", composed.format())
                    .put("message", composed.message())
                    .put("placeholderNumbers", true)
                    .put("bytes", Base64.getEncoder().encodeToString(composed.bytes())));
        } else if (out == null) {
            System.out.write(composed.bytes(), 0, composed.size());
            System.out.flush();
        } else {
            System.out.println(out.resolve(composed.name()));
        }
        System.err.println(
                "Written to be looked at: its control numbers are 0, and the line's own were not touched. --send gives it real ones.");
    }
}
