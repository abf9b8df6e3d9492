package throughline.deploy.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** Shows and steers the routes. */
@Command(
        name = "routes",
        description = "Shows and steers the routes.",
        mixinStandardHelpOptions = true,
        subcommands = {RoutesCommand.ListThem.class, RoutesCommand.Start.class, RoutesCommand.Stop.class})
final class RoutesCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    RoutesCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about the routes: list, start or stop?");
    }

    static void print(JsonNode routes) {
        System.out.printf(
                "%-14s %-10s %10s %8s %9s %9s %9s%n",
                "route", "state", "exchanges", "failed", "mean ms", "max ms", "backlog");
        routes.forEach(route -> System.out.printf(
                "%-14s %-10s %10d %8d %9d %9d %9d%n",
                route.path("id").asString(),
                route.path("state").asString(),
                route.path("exchanges").asLong(),
                route.path("failed").asLong(),
                route.path("meanMillis").asLong(),
                route.path("maxMillis").asLong(),
                route.path("backlog").asLong()));
    }

    private static int steer(String id, String verb, Output output) throws Exception {
        return Reach.appliance(appliance -> {
            var route = appliance.post(
                    "routes/%s/%s".formatted(ApplianceClient.encoded(id), verb),
                    ApplianceClient.JSON.createObjectNode());
            if (output.json()) {
                Output.line(route);
            } else {
                System.out.printf("%s is %s%n", id, route.path("state").asString());
            }
            return 0;
        });
    }

    @Command(name = "list", description = "Every route with its counts.", mixinStandardHelpOptions = true)
    static final class ListThem implements Callable<Integer> {

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws Exception {
            return Reach.appliance(appliance -> {
                var routes = appliance.get("routes", Map.of());
                if (output.json()) {
                    routes.forEach(Output::line);
                } else {
                    print(routes);
                }
                return 0;
            });
        }
    }

    @Command(name = "start", description = "Starts a route.", mixinStandardHelpOptions = true)
    static final class Start implements Callable<Integer> {

        @Parameters(paramLabel = "ROUTE")
        private String id = "";

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws Exception {
            return steer(id, "start", output);
        }
    }

    @Command(
            name = "stop",
            description = "Stops a route; work in flight is finished first.",
            mixinStandardHelpOptions = true)
    static final class Stop implements Callable<Integer> {

        @Parameters(paramLabel = "ROUTE")
        private String id = "";

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws Exception {
            return steer(id, "stop", output);
        }
    }
}
