package throughline.deploy.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Feeds files through the whole line and waits until each has come to rest. */
@Command(
        name = "process",
        description =
                "Feeds files through the whole line and says what became of each. Exit code 0: all were accepted.",
        mixinStandardHelpOptions = true)
final class ProcessCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FILE|FOLDER", description = "Messages, or folders of them.")
    private List<Path> paths = List.of();

    @Option(names = "--partner", description = "Who sent them, when their envelope does not say.")
    private @Nullable String partner;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            defaultValue = "600",
            description = "How long to wait for one message; ${DEFAULT-VALUE} unless told.")
    private int wait;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        var files = InputFiles.of(paths);
        return Reach.appliance(appliance -> process(appliance, files));
    }

    private int process(ApplianceClient appliance, List<Path> files) {
        var handedIn = new ArrayList<Handed>();
        for (var file : files) {
            handedIn.add(new Handed(
                    file, appliance.upload(file, query(file)).path("message").asString()));
        }
        int wrong = 0;
        for (int i = 0; i < handedIn.size(); i++) {
            var result = new MessageResult(handedIn.get(i).file, atRest(appliance, handedIn.get(i)));
            if (output.json()) {
                Output.line(result.json());
            } else {
                System.out.println(result.text());
            }
            wrong += result.accepted() ? 0 : 1;
            if ((i + 1) % 50 == 0) {
                System.err.printf("%d of %d%n", i + 1, handedIn.size());
            }
        }
        return wrong == 0 ? 0 : 1;
    }

    private Map<String, String> query(Path file) {
        var query = new TreeMap<String, String>();
        query.put("name", file.getFileName().toString());
        if (partner != null) {
            query.put("partner", partner);
        }
        return query;
    }

    private JsonNode atRest(ApplianceClient appliance, Handed handed) {
        long until = System.nanoTime() + wait * 1_000_000_000L;
        var result = appliance.get("messages/" + handed.message + "/result", Map.of());
        for (long pause = 20; !MessageResult.atRest(result); pause = Math.min(500, pause * 2)) {
            if (System.nanoTime() > until) {
                throw new CommandFault(
                        "%s (message %s) has not come to rest in %d seconds; the console shows where it is."
                                .formatted(handed.file, handed.message, wait));
            }
            sleep(pause);
            result = appliance.get("messages/" + handed.message + "/result", Map.of());
        }
        return result;
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFault("Interrupted.");
        }
    }

    private record Handed(Path file, String message) {}
}
