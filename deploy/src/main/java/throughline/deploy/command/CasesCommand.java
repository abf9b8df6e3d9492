package throughline.deploy.command;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows and decides cases. */
@Command(
        name = "cases",
        description = "Shows and decides what waits for a person.",
        mixinStandardHelpOptions = true,
        subcommands = {
            CasesCommand.ListThem.class,
            CasesCommand.Release.class,
            CasesCommand.Reject.class,
            CasesCommand.Close.class
        })
final class CasesCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    /** Without a verb it lists what waits. */
    @Override
    public Integer call() throws Exception {
        return list(Map.of("live", "true"), output);
    }

    private static int list(Map<String, String> query, Output output) throws IOException {
        return Reach.appliance(appliance -> {
            appliance.get("cases", query).forEach(output.json() ? Output::line : CasesCommand::print);
            return 0;
        });
    }

    private static void print(JsonNode each) {
        System.out.printf(
                "%s  %-8s %-28s %-16s cause %s  due %s  %s%n",
                each.path("id").asString(),
                each.path("state").asString(),
                each.path("code").asString(),
                each.path("desk").asString(),
                each.path("fingerprint").asString(),
                each.path("dueAt").asString(),
                each.path("text").asString());
    }

    @Command(name = "list", description = "Live cases, the most urgent first.", mixinStandardHelpOptions = true)
    static final class ListThem implements Callable<Integer> {

        @Option(names = "--desk", description = "Only this desk's.")
        private @Nullable String desk;

        @Option(names = "--all", description = "Decided ones too.")
        private boolean all;

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws Exception {
            var query = new TreeMap<String, String>();
            query.put("live", String.valueOf(!all));
            if (desk != null) {
                query.put("desk", desk);
            }
            return list(query, output);
        }
    }

    /** What the three decisions have in common. */
    abstract static class Decision implements Callable<Integer> {

        private final String verb;

        @Parameters(paramLabel = "CASE", description = "Its number, as in CASE-0000042 or 42.")
        private String id = "";

        @Option(names = "--reason", required = true, description = "Why, for whoever reads it later.")
        private String reason = "";

        @Mixin
        private Output output = new Output();

        Decision(String verb) {
            this.verb = verb;
        }

        @Override
        public Integer call() throws Exception {
            return Reach.appliance(appliance -> {
                var body = ApplianceClient.JSON.createObjectNode().put("reason", reason);
                var decided = appliance.post("cases/%s/%s".formatted(ApplianceClient.encoded(id), verb), body);
                if (output.json()) {
                    Output.line(decided);
                } else {
                    print(decided);
                }
                return 0;
            });
        }
    }

    @Command(
            name = "release",
            description = "Approves: what waits for the case goes on.",
            mixinStandardHelpOptions = true)
    static final class Release extends Decision {
        Release() {
            super("release");
        }
    }

    @Command(name = "reject", description = "Turns down what waits for the case.", mixinStandardHelpOptions = true)
    static final class Reject extends Decision {
        Reject() {
            super("reject");
        }
    }

    @Command(name = "close", description = "Puts away a case that nothing waits for.", mixinStandardHelpOptions = true)
    static final class Close extends Decision {
        Close() {
            super("close");
        }
    }
}
