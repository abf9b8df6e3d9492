package throughline.deploy.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import throughline.operations.credential.CredentialBook;
import tools.jackson.databind.JsonNode;

/** Looks after the credentials that the database keeps, encrypted. */
@Command(
        name = "credential",
        description =
                "Looks after what partners ask of us (passwords, tokens, keys), as the database keeps it: encrypted under a key that is not in it.",
        mixinStandardHelpOptions = true,
        subcommands = {
            CredentialCommand.Set.class,
            CredentialCommand.Listed.class,
            CredentialCommand.Remove.class,
            CredentialCommand.Rekey.class
        })
final class CredentialCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    CredentialCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about the credentials: set, list, remove or rekey?");
    }

    @Command(
            name = "set",
            description =
                    "Keeps one. It is read from the terminal, unseen, or from standard input; never from the command line, which others may see.",
            mixinStandardHelpOptions = true)
    static final class Set implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "What profiles call it: credential: NAME.")
        private String name = "";

        @Override
        public Integer call() throws Exception {
            if (!CredentialBook.isName(name)) {
                throw new CommandFault(
                        "'%s' cannot be a credential's name: use small letters, digits and hyphens, at most 40."
                                .formatted(name));
            }
            var secret = secret(System.in);
            return Reach.appliance(appliance -> {
                appliance.post(
                        "credentials",
                        ApplianceClient.JSON
                                .createObjectNode()
                                .put("name", name)
                                .put("secret", secret));
                System.out.println("The credential " + name + " is kept.");
                return 0;
            });
        }

        private static String secret(InputStream in) throws IOException {
            var terminal = System.console();
            if (terminal != null) {
                char @Nullable [] typed = terminal.readPassword("The secret (it is not shown): ");
                return typed == null ? "" : new String(typed);
            }
            var bytes = in.readNBytes(CredentialBook.LONGEST + 1);
            return new String(bytes, StandardCharsets.UTF_8).strip();
        }
    }

    @Command(
            name = "list",
            description = "Names them, with the day and by whom they were set; never what they are.",
            mixinStandardHelpOptions = true)
    static final class Listed implements Callable<Integer> {

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws Exception {
            return Reach.appliance(appliance -> {
                appliance.get("credentials", Map.of()).forEach(output.json() ? Output::line : Listed::print);
                return 0;
            });
        }

        private static void print(JsonNode each) {
            System.out.printf(
                    "%-40s %s by %s%s%n",
                    each.path("name").asString(""),
                    each.path("setAt").asString(""),
                    each.path("setBy").asString(""),
                    each.path("readable").asBoolean(true)
                            ? ""
                            : "; it cannot be read: the key that it is encrypted under is not here");
        }
    }

    @Command(name = "remove", description = "Forgets one.", mixinStandardHelpOptions = true)
    static final class Remove implements Callable<Integer> {

        @Parameters(paramLabel = "NAME", description = "What profiles call it.")
        private String name = "";

        @Override
        public Integer call() throws Exception {
            return Reach.appliance(appliance -> {
                appliance.post(
                        "credentials/%s/remove".formatted(ApplianceClient.encoded(name)),
                        ApplianceClient.JSON.createObjectNode());
                System.out.println("The credential " + name + " is forgotten.");
                return 0;
            });
        }
    }

    @Command(
            name = "rekey",
            description = "Makes a new key, encrypts all of them under it, and forgets the old key.",
            mixinStandardHelpOptions = true)
    static final class Rekey implements Callable<Integer> {

        @Override
        public Integer call() throws Exception {
            return Reach.appliance(appliance -> {
                var answer = appliance.post("credentials/rekey", ApplianceClient.JSON.createObjectNode());
                System.out.printf(
                        "%d credentials are encrypted under a new key. Several nodes over one database: copy secrets/credential-key to the others now.%n",
                        answer.path("credentials").asInt(0));
                return 0;
            });
        }
    }
}
