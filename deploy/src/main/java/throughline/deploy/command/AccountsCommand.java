package throughline.deploy.command;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Says who may come in: our own people, and those of partners. */
@Command(
        name = "accounts",
        description = "Says who may come in: our own people, and those of partners. Without a verb it lists them.",
        mixinStandardHelpOptions = true,
        subcommands = {AccountsCommand.Add.class, AccountsCommand.Renew.class, AccountsCommand.Close.class})
final class AccountsCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws Exception {
        return Reach.appliance(appliance -> {
            appliance.get("accounts", Map.of()).forEach(output.json() ? Output::line : AccountsCommand::print);
            return 0;
        });
    }

    private static void print(JsonNode each) {
        System.out.printf(
                "%-24s %-12s %s%s%n",
                each.path("name").asString(""),
                each.path("partner").asString("-"),
                String.join(
                        ", ",
                        each.path("roles")
                                .valueStream()
                                .map(JsonNode::asString)
                                .sorted()
                                .toList()),
                each.path("closedAt").isString()
                        ? ", closed " + each.path("closedAt").asString()
                        : "");
    }

    private static int invited(JsonNode answer, Output output) {
        if (output.json()) {
            Output.line(answer);
        } else {
            System.out.printf(
                    "%s comes in with the password %s%nIt is shown this once and kept nowhere.%n",
                    answer.path("name").asString(""), answer.path("password").asString(""));
        }
        return 0;
    }

    @Command(
            name = "add",
            description = "Lets somebody in: with --partner one of a partner's people, else one of ours with --role.",
            mixinStandardHelpOptions = true)
    static final class Add implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "The name to sign in with.")
        private String name = "";

        @Option(names = "--partner", description = "Sees what this partner sent and got, and nothing else.")
        private @Nullable String partner;

        @Option(
                names = "--role",
                description = "OPERATOR, ANALYST, FINANCE, SERVICE or ADMIN; several may be one person's.")
        private List<String> roles = List.of();

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws Exception {
            return Reach.appliance(appliance -> {
                var invitation = ApplianceClient.JSON
                        .createObjectNode()
                        .put("name", name)
                        .put("partner", partner);
                roles.forEach(invitation.putArray("roles")::add);
                return invited(appliance.post("accounts", invitation), output);
            });
        }
    }

    @Command(
            name = "password",
            description = "Gives somebody a new password, when the old one is lost.",
            mixinStandardHelpOptions = true)
    static final class Renew implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "The name to sign in with.")
        private String name = "";

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws Exception {
            return Reach.appliance(appliance -> invited(
                    appliance.post(
                            "accounts/%s/password".formatted(ApplianceClient.encoded(name)),
                            ApplianceClient.JSON.createObjectNode()),
                    output));
        }
    }

    @Command(name = "close", description = "Nobody comes in under this name any more.", mixinStandardHelpOptions = true)
    static final class Close implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "The name to sign in with.")
        private String name = "";

        @Override
        public Integer call() throws Exception {
            return Reach.appliance(appliance -> {
                appliance.post(
                        "accounts/%s/close".formatted(ApplianceClient.encoded(name)),
                        ApplianceClient.JSON.createObjectNode());
                System.out.println(name + " does not come in any more.");
                return 0;
            });
        }
    }
}
