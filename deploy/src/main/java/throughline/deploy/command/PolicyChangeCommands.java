package throughline.deploy.command;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import throughline.rules.PolicyFolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Drafts of policies, from the first one to approval. */
final class PolicyChangeCommands {

    static final String BASE = "policies/changes";

    private PolicyChangeCommands() {}

    static void print(Output output, JsonNode change) {
        if (output.json()) {
            Output.line(change);
            return;
        }
        System.out.printf(
                "%s  %-9s revision %d  %s  by %s  %s%n",
                change.path("number").asString(),
                change.path("state").asString(),
                change.path("revision").asInt(),
                change.path("title").asString(),
                change.path("author").asString(),
                words(change.path("desks")));
        if (!change.path("conflicts").isEmpty()) {
            System.out.println("  other texts came into force meanwhile: " + words(change.path("conflicts")));
        }
        if (!change.path("missing").isEmpty() && change.path("state").asString().equals("IN_REVIEW")) {
            System.out.println("  not approved yet for: " + words(change.path("missing")));
        }
        if (!change.path("effectiveAt").isNull() && !change.path("effectiveAt").isMissingNode()) {
            System.out.println(
                    "  comes into force at " + change.path("effectiveAt").asString());
        }
    }

    static String words(JsonNode list) {
        var words = new StringBuilder();
        list.forEach(each -> words.append(words.isEmpty() ? "" : ", ").append(each.asString()));
        return words.toString();
    }

    /** The list. */
    @Command(name = "changes", description = "Changes of policies, the newest first.", mixinStandardHelpOptions = true)
    static final class Changes implements Callable<Integer> {

        @Option(
                names = "--state",
                description =
                        "Only those: DRAFT, IN_REVIEW, APPROVED, SCHEDULED, ACTIVE, RETIRED, REJECTED, WITHDRAWN.")
        private @Nullable String state;

        @Option(
                names = "--desk",
                description =
                        "Only those that touch this desk: order, pricing, credit, allocation, exception, posting.")
        private @Nullable String desk;

        @Option(
                names = "--search",
                paramLabel = "TEXT",
                description = "In number, title, reason, author or a file's path.")
        private @Nullable String text;

        @Option(names = "--before", paramLabel = "CHANGE", description = "Only older ones than this.")
        private @Nullable String before;

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            var query = new TreeMap<String, String>();
            put(query, "state", state);
            put(query, "desk", desk);
            put(query, "q", text);
            put(query, "before", before);
            return Reach.appliance(appliance -> {
                appliance.get(BASE, query).forEach(change -> print(output, change));
                return 0;
            });
        }

        private static void put(Map<String, String> query, String key, @Nullable String value) {
            if (value != null) {
                query.put(key, value);
            }
        }
    }

    /** One of them, whole. */
    @Command(
            name = "show",
            description = "A change with its files and its life so far.",
            mixinStandardHelpOptions = true)
    static final class Show implements Callable<Integer> {

        @Parameters(paramLabel = "CHANGE", description = "Its number (PC-0000017).")
        private String number = "";

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            return Reach.appliance(appliance -> {
                var whole = appliance.get(address(number), Map.of());
                if (output.json()) {
                    Output.line(whole);
                    return 0;
                }
                print(output, whole.path("change"));
                whole.path("change")
                        .path("files")
                        .forEach(file -> System.out.printf(
                                "  %s %s%n",
                                file.path("text").isNull() ? "-" : "~",
                                file.path("path").asString()));
                whole.path("events")
                        .forEach(event -> System.out.printf(
                                "  %s  %s %s  %s%n",
                                event.path("at").asString(),
                                event.path("by").asString(),
                                event.path("what").asString(),
                                event.path("why").asString()));
                return 0;
            });
        }
    }

    /** Begins one. */
    @Command(
            name = "new",
            description = "Begins a draft, of a folder's differences or with nothing in it.",
            mixinStandardHelpOptions = true)
    static final class New implements Callable<Integer> {

        @Option(names = "--title", required = true, description = "What it does.")
        private String title = "";

        @Option(names = "--why", required = true, description = "Why; it stays with the change.")
        private String why = "";

        @Option(
                names = "--draft",
                paramLabel = "FOLDER",
                description = "A folder like rules/policy, whole: what differs in it.")
        private @Nullable Path folder;

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            var body =
                    ApplianceClient.JSON.createObjectNode().put("title", title).put("reason", why);
            var files = body.putObject("files");
            if (folder != null) {
                PolicyFolder.whole(folder).forEach(files::put);
            }
            return Reach.appliance(appliance -> {
                if (folder != null) {
                    gone(appliance, files);
                }
                print(output, appliance.post(BASE, body));
                return 0;
            });
        }

        /** What is in force and not in the folder goes. */
        private static void gone(ApplianceClient appliance, ObjectNode files) {
            appliance.get("policies/texts", Map.of()).properties().forEach(file -> {
                if (!files.has(file.getKey())) {
                    files.putNull(file.getKey());
                }
            });
        }
    }

    static String address(String number) {
        return BASE + "/" + ApplianceClient.encoded(number);
    }

    /** What is done to one change, at the revision that somebody saw. */
    abstract static class OnChange implements Callable<Integer> {

        private final String verb;

        @Parameters(index = "0", paramLabel = "CHANGE", description = "Its number (PC-0000017).")
        private String number = "";

        @Option(
                names = "--revision",
                description =
                        "The revision that was looked at: any other is refused. Without it, the one it is at now.")
        private @Nullable Integer revision;

        @Mixin
        private Output output = new Output();

        OnChange(String verb) {
            this.verb = verb;
        }

        void fill(ObjectNode body) throws IOException {}

        @Override
        public Integer call() throws IOException {
            var body = ApplianceClient.JSON.createObjectNode();
            fill(body);
            return Reach.appliance(appliance -> {
                body.put(
                        "revision",
                        revision == null
                                ? appliance
                                        .get(address(number), Map.of())
                                        .path("change")
                                        .path("revision")
                                        .asInt()
                                : revision);
                var answer = appliance.post(address(number) + "/" + verb, body);
                if (answer.has("sequence")) {
                    PolicyForceCommands.print(output, answer);
                } else {
                    print(output, answer);
                }
                return 0;
            });
        }
    }

    /** The same with words for the record. */
    abstract static class OnChangeWhy extends OnChange {

        @Option(names = "--why", description = "For the record.")
        private String why = "";

        OnChangeWhy(String verb) {
            super(verb);
        }

        @Override
        void fill(ObjectNode body) throws IOException {
            body.put("why", why);
        }
    }

    /** Saves files. */
    @Command(
            name = "put",
            description = "Saves files of a draft; after submission that makes a draft of it again.",
            mixinStandardHelpOptions = true)
    static final class Put extends OnChange {

        @Parameters(
                index = "1..*",
                paramLabel = "PATH=FILE",
                description =
                        "pricing/volume-break.drl=my-file.drl, or credit/approvals.csv=approvals.xlsx, of which #Sheet names a sheet other than the first.")
        private List<String> files = List.of();

        @Option(names = "--remove", paramLabel = "PATH", description = "The file of this path goes.")
        private List<String> removed = List.of();

        @SuppressWarnings("NullAway.Init") // picocli sets the fields
        Put() {
            super("files");
        }

        @Override
        void fill(ObjectNode body) throws IOException {
            var texts = body.putObject("files");
            for (var each : files) {
                int at = each.indexOf('=');
                if (at < 1) {
                    throw new CommandFault("%s is no PATH=FILE.".formatted(each));
                }
                var path = each.substring(0, at);
                texts.put(path, PolicyTableCommands.text(path, each.substring(at + 1)));
            }
            removed.forEach(texts::putNull);
            if (Stream.concat(files.stream(), removed.stream()).findAny().isEmpty()) {
                throw new CommandFault("Which files? Give PATH=FILE, or --remove PATH.");
            }
        }
    }

    /** My texts stand. */
    @Command(
            name = "rebase",
            description = "After a look at what came into force meanwhile: the draft's texts stand on top of it.",
            mixinStandardHelpOptions = true)
    static final class Rebase extends OnChange {
        Rebase() {
            super("rebase");
        }
    }

    /** Asks for approval. */
    @Command(
            name = "submit",
            description = "Asks for approval; a draft with mistakes is told each of them at line and column.",
            mixinStandardHelpOptions = true)
    static final class Submit extends OnChangeWhy {
        Submit() {
            super("submit");
        }
    }

    /** Yes. */
    @Command(
            name = "approve",
            description = "Approves what somebody else wrote, for the desks that one may.",
            mixinStandardHelpOptions = true)
    static final class Approve extends OnChangeWhy {
        Approve() {
            super("approve");
        }
    }

    /** No. */
    @Command(name = "reject", description = "Sends a change back, with a reason.", mixinStandardHelpOptions = true)
    static final class Reject extends OnChangeWhy {
        Reject() {
            super("reject");
        }
    }

    /** Nothing comes of it. */
    @Command(
            name = "withdraw",
            description = "Takes a change back before it is in force.",
            mixinStandardHelpOptions = true)
    static final class Withdraw extends OnChangeWhy {
        Withdraw() {
            super("withdraw");
        }
    }
}
