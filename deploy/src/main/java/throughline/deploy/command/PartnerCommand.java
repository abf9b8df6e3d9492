package throughline.deploy.command;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import throughline.connectors.partner.Template;
import tools.jackson.databind.JsonNode;

/** Takes partners in and looks after them. */
@Command(
        name = "partner",
        description = "Takes partners in and looks after them.",
        mixinStandardHelpOptions = true,
        subcommands = {
            PartnerCommand.ListThem.class,
            PartnerCommand.Templates.class,
            PartnerNewCommand.class,
            PartnerCheckCommand.class,
            PartnerCoverageCommand.class,
            PartnerTestCommand.class,
            PartnerReachCommand.class,
            PartnerSaveCommand.class,
            PartnerVersionsCommand.class
        })
final class PartnerCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    PartnerCommand() {}

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "What about the partners: list, templates, new, check, coverage, test, reach, save or versions?");
    }

    @Command(
            name = "list",
            description =
                    "Every partner with what it sends and gets, and how it stands. Exit code 0: no folder has a fault.",
            mixinStandardHelpOptions = true)
    static final class ListThem implements Callable<Integer> {

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws Exception {
            return Reach.appliance(appliance -> {
                var partners = appliance.get("partners", Map.of());
                partners.forEach(output.json() ? Output::line : ListThem::print);
                return partners.valueStream()
                                .anyMatch(each ->
                                        each.path("partner").path("fault").isString())
                        ? 1
                        : 0;
            });
        }

        private static void print(JsonNode line) {
            var partner = line.path("partner");
            var health = line.path("health");
            System.out.printf(
                    "%s  %s%n",
                    partner.path("code").asString(""), partner.path("name").asString(""));
            part("known as", words(partner.path("identifiers")));
            part("sends", words(partner.path("inbound")));
            part("gets", words(partner.path("outbound")));
            part("transport", partner.path("transport").asString(""));
            part(
                    "stands",
                    "%d open cases, %d overdue, %d to send; last in %s, last out %s"
                            .formatted(
                                    health.path("openCases").asLong(),
                                    health.path("overdue").asLong(),
                                    health.path("waiting").asLong(),
                                    health.path("lastIn").asString("never"),
                                    health.path("lastOut").asString("never")));
            var way = health.path("way");
            if (way.isObject()) {
                part(
                        "WAY",
                        "failed %d times: %s"
                                .formatted(
                                        way.path("failures").asInt(),
                                        way.path("reason").asString("")));
            }
            part("FAULT", partner.path("fault").asString(""));
        }

        private static void part(String name, String text) {
            if (!text.isEmpty()) {
                System.out.printf("  %-10s %s%n", name, text);
            }
        }

        private static String words(JsonNode list) {
            return String.join(", ", list.valueStream().map(JsonNode::asString).toList());
        }
    }

    @Command(name = "templates", description = "What a new partner can be made from.", mixinStandardHelpOptions = true)
    static final class Templates implements Callable<Integer> {

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() {
            for (var template : Template.all()) {
                if (output.json()) {
                    Output.line(ApplianceClient.JSON
                            .createObjectNode()
                            .put("name", template.name())
                            .put("format", template.format())
                            .put("what", template.what()));
                } else {
                    System.out.printf("%-18s %s%n", template.name(), template.what());
                }
            }
            return 0;
        }
    }
}
