package throughline.deploy.command;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import throughline.deploy.command.PolicyChangeCommands.OnChangeWhy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is in force, what was, and the way there and back. */
final class PolicyForceCommands {

    private PolicyForceCommands() {}

    static void print(Output output, JsonNode activation) {
        if (output.json()) {
            Output.line(activation);
            return;
        }
        System.out.printf(
                "%5d  %s  %-8s  book %.16s  by %s  %s%s%n",
                activation.path("sequence").asLong(),
                activation.path("at").asString(),
                activation.path("kind").asString().toLowerCase(Locale.ROOT),
                activation.path("book").asString(),
                activation.path("by").asString(),
                activation.path("change").isNull()
                        ? ""
                        : activation.path("change").asString() + " ",
                activation.path("why").asString());
        activation.path("off").forEach(rule -> System.out.println("       switched off: " + rule.asString()));
    }

    /** At once. */
    @Command(
            name = "activate",
            description = "Puts an approved change in force, at once.",
            mixinStandardHelpOptions = true)
    static final class Activate extends OnChangeWhy {
        Activate() {
            super("activate");
        }
    }

    /** At a date. */
    @Command(
            name = "schedule",
            description = "Has an approved change come into force at a date and time.",
            mixinStandardHelpOptions = true)
    static final class Schedule extends OnChangeWhy {

        @Option(names = "--at", required = true, paramLabel = "TIME", description = "2026-04-01T06:00")
        private String at = "";

        @Option(
                names = "--zone",
                description = "In which zone that is (Europe/Berlin); without it the appliance's own.")
        private String zone = "";

        Schedule() {
            super("schedule");
        }

        @Override
        void fill(ObjectNode body) throws IOException {
            super.fill(body);
            body.put("at", at).put("zone", zone);
        }
    }

    /** The way back. */
    @Command(
            name = "rollback",
            description = "Puts in force again what an earlier activation had put in force, at once.",
            mixinStandardHelpOptions = true)
    static final class Rollback implements Callable<Integer> {

        @Parameters(paramLabel = "SEQUENCE", description = "Of the activation: policy history lists them.")
        private long sequence;

        @Option(names = "--why", required = true, description = "For the record.")
        private String why = "";

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            var body = ApplianceClient.JSON
                    .createObjectNode()
                    .put("sequence", sequence)
                    .put("why", why);
            return Reach.appliance(appliance -> {
                print(output, appliance.post("policies/rollback", body));
                return 0;
            });
        }
    }

    /** One rule off or on. */
    abstract static class Switch implements Callable<Integer> {

        private final String way;

        @Parameters(paramLabel = "RULE", description = "Its name, or the number that it begins with (P-110).")
        private String rule = "";

        @Option(names = "--why", required = true, description = "For the record, and for the desk's owners.")
        private String why = "";

        @Mixin
        private Output output = new Output();

        Switch(String way) {
            this.way = way;
        }

        @Override
        public Integer call() throws IOException {
            var body = ApplianceClient.JSON.createObjectNode().put("rule", rule).put("why", why);
            return Reach.appliance(appliance -> {
                print(output, appliance.post("policies/rules/" + way, body));
                return 0;
            });
        }
    }

    /** The emergency switch. */
    @Command(
            name = "off",
            description = "Switches one rule off, at once; the desk's owners get a case.",
            mixinStandardHelpOptions = true)
    static final class Off extends Switch {
        Off() {
            super("off");
        }
    }

    /** And back. */
    @Command(name = "on", description = "Switches a rule on again.", mixinStandardHelpOptions = true)
    static final class On extends Switch {
        On() {
            super("on");
        }
    }

    /** What was in force. */
    @Command(
            name = "history",
            description = "What was put in force, the newest first.",
            mixinStandardHelpOptions = true)
    static final class History implements Callable<Integer> {

        @Option(names = "--before", paramLabel = "SEQUENCE", description = "Only older ones.")
        private long before;

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            return Reach.appliance(appliance -> {
                appliance
                        .get("policies/history", Map.of("before", String.valueOf(before)))
                        .forEach(each -> print(output, each));
                return 0;
            });
        }
    }

    /** The rule books of that time. */
    @Command(
            name = "books",
            description = "Rule books that were in force, since when and until when; what decisions name.",
            mixinStandardHelpOptions = true)
    static final class Books implements Callable<Integer> {

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            return Reach.appliance(appliance -> {
                appliance.get("policies/books", Map.of()).forEach(output.json() ? Output::line : Books::print);
                return 0;
            });
        }

        private static void print(JsonNode book) {
            System.out.printf(
                    "%s  %s to %s  by %s, %d times%n",
                    book.path("fingerprint").asString(),
                    book.path("since").asString(),
                    book.path("until").isNull() ? "now" : book.path("until").asString(),
                    book.path("by").asString(),
                    book.path("times").asInt());
        }
    }

    /** Who may do what. */
    @Command(
            name = "owners",
            description =
                    "Who may edit, approve, activate and switch each desk's policies; with --desk, --act and --who says so.",
            mixinStandardHelpOptions = true)
    static final class OwnersCommand implements Callable<Integer> {

        @Option(names = "--desk", description = "order, pricing, credit, allocation, exception or posting.")
        private @Nullable String desk;

        @Option(names = "--act", description = "EDIT, APPROVE, ACTIVATE or SWITCH.")
        private @Nullable String act;

        @Option(names = "--who", split = ",", description = "Roles in capitals, and accounts by their names.")
        private List<String> who = List.of();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            return Reach.appliance(appliance -> {
                var owners = desk == null ? appliance.get("policies/owners", Map.of()) : set(appliance);
                owners.forEach(output.json() ? Output::line : OwnersCommand::print);
                return 0;
            });
        }

        private JsonNode set(ApplianceClient appliance) {
            var body = ApplianceClient.JSON.createObjectNode().put("desk", desk).put("act", act);
            who.forEach(body.putArray("who")::add);
            return appliance.post("policies/owners", body);
        }

        private static void print(JsonNode owner) {
            System.out.printf(
                    "%-12s %-9s %s%n",
                    owner.path("desk").asString(),
                    owner.path("act").asString(),
                    owner.path("who").asString());
        }
    }
}
