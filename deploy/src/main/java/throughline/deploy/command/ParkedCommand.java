package throughline.deploy.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Shows documents that wait for a desk, and hands those of a type to it. */
@Command(
        name = "parked",
        description =
                "Shows documents that are kept until there is a desk for them, by type; hands those of a type to it.",
        mixinStandardHelpOptions = true)
final class ParkedCommand implements Callable<Integer> {

    @Option(
            names = "--take",
            paramLabel = "TYPE",
            description = "Hands every parked document of this type to its desk.")
    private @Nullable String take;

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        return Reach.appliance(appliance -> {
            if (take == null) {
                appliance.get("parked", Map.of()).forEach(output.json() ? Output::line : ParkedCommand::print);
                return 0;
            }
            var taken = appliance.post(
                    "parked/%s/take".formatted(ApplianceClient.encoded(take)), ApplianceClient.JSON.createObjectNode());
            if (output.json()) {
                Output.line(taken);
            } else {
                printTaken(taken);
            }
            return taken.path("failed").asInt() == 0 ? 0 : 1;
        });
    }

    private static void print(JsonNode kind) {
        System.out.printf(
                "%-24s %8d since %s  %s%n",
                kind.path("type").asString(),
                kind.path("documents").asLong(),
                kind.path("oldest").asString(),
                kind.path("desk").asBoolean() ? "has a desk: parked --take takes them" : "no desk yet");
    }

    private static void printTaken(JsonNode taken) {
        System.out.printf(
                "%s: %d taken, %d wait for a person, %d rejected, %d duplicates, %d stay parked, %d failed%s%n",
                taken.path("type").asString(),
                taken.path("taken").asInt(),
                taken.path("held").asInt(),
                taken.path("rejected").asInt(),
                taken.path("duplicate").asInt(),
                taken.path("stayed").asInt(),
                taken.path("failed").asInt(),
                taken.hasNonNull("failure") ? ": " + taken.path("failure").asString() : "");
    }
}
