package throughline.deploy.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import throughline.connectors.json.CanonicalJson;
import throughline.connectors.json.ReadingJson;
import throughline.deploy.appliance.Readers;
import throughline.deploy.settings.SettingsReader;
import throughline.model.lineage.Identifiers;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.Finding;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Severity;

/** Says what bytes mean and nothing else: no appliance, no database, nothing kept. */
@Command(
        name = "read",
        description =
                "Says what files mean: their documents and everything wrong with them. Keeps nothing. Exit code 0: nothing is wrong.",
        mixinStandardHelpOptions = true)
final class ReadCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER", description = "Messages, or folders of them.")
    private List<Path> paths = List.of();

    @Option(
            names = "--partner",
            description = "Whose maps to read them by; without it their envelope says, or the standard's own are used.")
    private @Nullable String partner;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        var settings = SettingsReader.read(System.getenv());
        var reader = Readers.of(Readers.partners(settings, Clock.systemUTC()));
        var identifiers = new Identifiers(Clock.systemUTC(), new SecureRandom());
        int wrong = 0;
        for (var file : InputFiles.of(paths)) {
            var message = new SealedMessage(
                    identifiers.nextMessage(),
                    partner,
                    file.getFileName().toString(),
                    Files.size(file),
                    () -> Files.newInputStream(file));
            wrong += (output.json() ? json(file, reader, message) : text(file, reader, message)) ? 0 : 1;
        }
        return wrong == 0 ? 0 : 1;
    }

    private static boolean json(Path file, MessageReader reader, SealedMessage message) throws IOException {
        var written = new ReadingJson(new CanonicalJson()).write(file.toString(), reader, message, System.out);
        System.out.flush();
        return written.findings().stream().noneMatch(ReadCommand::isWrong);
    }

    private static boolean text(Path file, MessageReader reader, SealedMessage message) {
        var text = new ReadingText(file);
        try (var reading = reader.read(message)) {
            reading.forEachRemaining(text::add);
        }
        System.out.println(text);
        return text.findings().stream().noneMatch(ReadCommand::isWrong);
    }

    private static boolean isWrong(Finding finding) {
        return finding.severity().compareTo(Severity.ERROR) >= 0;
    }
}
