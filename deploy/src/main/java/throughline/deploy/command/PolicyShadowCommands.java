package throughline.deploy.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What is asked beside the traffic: changes in shadow, and Drools' own engine. */
final class PolicyShadowCommands {

    private PolicyShadowCommands() {}

    /** A change beside what is in force. */
    @Command(
            name = "shadow",
            description = {
                "Puts a change in shadow: from now on it is asked about every order that comes in, after it was decided, and has no effect.",
                "Without a change: lists those that are or were. What it comes to is read with whatif's pages, its API and its CSV."
            },
            mixinStandardHelpOptions = true)
    static final class Shadow implements Callable<Integer> {

        @Parameters(arity = "0..1", paramLabel = "CHANGE", description = "Its number (PC-0000017).")
        private @Nullable String number;

        @Option(
                names = "--until",
                paramLabel = "TIME",
                description = "When it ends (2026-12-01T06:00), within 90 days; a week from now without it.")
        private String until = "";

        @Option(
                names = "--zone",
                paramLabel = "ZONE",
                description = "Of that time (Europe/Berlin); the appliance's without it.")
        private String zone = "";

        @Option(names = "--orders", paramLabel = "NUMBER", description = "It ends after so many orders.")
        private @Nullable Long orders;

        @Option(names = "--stop", description = "End it now; what was compared stays.")
        private boolean stop;

        @Option(names = "--show", description = "Say what it came to so far.")
        private boolean show;

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws Exception {
            return Reach.appliance(appliance -> {
                var change = number;
                if (change == null) {
                    appliance.get("policies/shadows", Map.of()).forEach(run -> print(output, run));
                    return 0;
                }
                var address = PolicyChangeCommands.address(change) + "/shadow";
                var run = show
                        ? appliance.get(address, Map.of())
                        : appliance.post(address + (stop ? "/stop" : ""), body());
                print(output, run);
                if (!output.json()) {
                    WhatIfCommand.report(run.path("report"));
                }
                return 0;
            });
        }

        private JsonNode body() {
            var body = ApplianceClient.JSON.createObjectNode();
            body.put("until", until);
            body.put("zone", zone);
            body.put("orders", orders);
            return body;
        }

        private static void print(Output output, JsonNode run) {
            if (output.json()) {
                Output.line(run);
                return;
            }
            System.out.printf(
                    "%s  %-9s run %d  until %s  %d of at most %d orders compared%s%n",
                    run.path("shadow").path("change").asString(),
                    run.path("state").asString(),
                    run.path("id").asLong(),
                    run.path("until").asString(),
                    run.path("done").asLong(),
                    run.path("shadow").path("most").asLong(),
                    run.path("why").asString().isEmpty()
                            ? ""
                            : ": " + run.path("why").asString());
        }
    }

    /** How the engines agree. */
    @Command(
            name = "engines",
            description =
                    "How many decisions were taken again by Drools' own engine, and whether it agreed. Exit code 0: on all of them.",
            mixinStandardHelpOptions = true)
    static final class Engines implements Callable<Integer> {

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws Exception {
            return Reach.appliance(appliance -> {
                var standing = appliance.get("policies/engines", Map.of());
                if (output.json()) {
                    Output.line(standing);
                } else if (standing.path("every").asInt() == 0) {
                    System.out.println("No decision is taken again: THROUGHLINE_ENGINE_CHECK is 0.");
                } else {
                    System.out.printf(
                            "%d of %d decisions were taken again: %d came out otherwise, %d could not be.%n",
                            standing.path("sampled").asLong(),
                            standing.path("decisions").asLong(),
                            standing.path("differed").asLong(),
                            standing.path("unknown").asLong());
                }
                return standing.path("differed").asLong() == 0 ? 0 : 1;
            });
        }
    }
}
