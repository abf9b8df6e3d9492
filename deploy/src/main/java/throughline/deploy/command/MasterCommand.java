package throughline.deploy.command;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Master records as files: looked at, taken out and loaded. */
@Command(
        name = "master",
        description = "Customers, items, prices, taxes: as files of comma-separated values.",
        mixinStandardHelpOptions = true,
        subcommands = {MasterCommand.ListThem.class, MasterCommand.Export.class, MasterCommand.Load.class})
final class MasterCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli sets the field
    MasterCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "What about master records: list, export or load?");
    }

    @Command(
            name = "list",
            description = "Every file with the number of its lines, its columns, and those that tell lines apart.",
            mixinStandardHelpOptions = true)
    static final class ListThem implements Callable<Integer> {

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            return Reach.appliance(appliance -> {
                for (var file : appliance.get("master", Map.of())) {
                    if (output.json()) {
                        Output.line(file);
                    } else {
                        System.out.printf(
                                "%-20s %,7d  %s%n",
                                file.path("file").asString(""),
                                file.path("lines").asLong(),
                                String.join(
                                        ",",
                                        file.path("columns")
                                                .valueStream()
                                                .map(column -> column.asString(""))
                                                .toList()));
                    }
                }
                return 0;
            });
        }
    }

    @Command(
            name = "export",
            description = "Writes the files as they are stored now into a folder; 'load' takes them back.",
            mixinStandardHelpOptions = true)
    static final class Export implements Callable<Integer> {

        @Parameters(index = "0", paramLabel = "FOLDER", description = "Made when it is not there.")
        private Path folder = Path.of("");

        @Parameters(index = "1..*", paramLabel = "FILE", description = "Which ones (customers.csv); without it, all.")
        private List<String> names = List.of();

        @Override
        public Integer call() throws IOException {
            Files.createDirectories(folder);
            return Reach.appliance(appliance -> {
                var wanted = names.isEmpty() ? allOf(appliance) : names;
                for (var name : wanted) {
                    var file = folder.resolve(name.endsWith(".csv") ? name : name + ".csv");
                    write(file, appliance.text("master/" + ApplianceClient.encoded(name)));
                    System.out.println(file);
                }
                return 0;
            });
        }

        private static List<String> allOf(ApplianceClient appliance) {
            return appliance
                    .get("master", Map.of())
                    .valueStream()
                    .map(file -> file.path("file").asString(""))
                    .toList();
        }

        private static void write(Path file, String text) {
            try {
                Files.writeString(file, text);
            } catch (IOException e) {
                throw new CommandFault("%s cannot be written: %s".formatted(file, e.getMessage()));
            }
        }
    }

    @Command(
            name = "load",
            description =
                    "Adds and changes records: all files or, when there is any mistake, none. A line takes the place of the stored one with the same key.",
            footer = {"", "Example: throughline master load customers.csv ship-tos.csv --dry-run"},
            mixinStandardHelpOptions = true)
    static final class Load implements Callable<Integer> {

        @Parameters(
                arity = "1..*",
                paramLabel = "FILE|FOLDER",
                description = "Files named as 'list' names them, or a folder with some of them.")
        private List<Path> named = List.of();

        @Option(names = "--dry-run", description = "Check and count only; nothing is stored.")
        private boolean dryRun;

        @ArgGroup
        private Losing losing = new Losing();

        /** How lines are taken away; one way at a time. */
        static final class Losing {

            @Option(
                    names = "--replace",
                    description =
                            "Take away what the files do not name: contract prices, promotions, volume breaks, taxes, freight rates, safety stock, item names.")
            private boolean replace;

            @Option(names = "--remove", description = "Take away the lines that the files name, of the same kinds.")
            private boolean remove;

            String mode() {
                return replace ? "REPLACE" : remove ? "REMOVE" : "MERGE";
            }

            boolean any() {
                return replace || remove;
            }
        }

        @Mixin
        private Output output = new Output();

        @Override
        public Integer call() throws IOException {
            var files = ApplianceClient.JSON.createObjectNode();
            for (var file :
                    InputFiles.of(named, (folder, file) -> file.toString().endsWith(".csv"))) {
                try {
                    files.put(file.getFileName().toString(), Files.readString(file));
                } catch (MalformedInputException notUtf8) {
                    throw new CommandFault("%s is not UTF-8 text; save it as UTF-8.".formatted(file));
                }
            }
            return Reach.appliance(appliance -> {
                var loaded = appliance.post("master?dryRun=%s&mode=%s".formatted(dryRun, losing.mode()), files);
                if (output.json()) {
                    Output.line(loaded);
                    return 0;
                }
                for (var file : loaded.path("files")) {
                    System.out.printf(
                            "%-20s %,d added, %,d changed, %,d as they were%s%n",
                            file.path("file").asString(""),
                            file.path("added").asLong(),
                            file.path("changed").asLong(),
                            file.path("same").asLong(),
                            losing.any()
                                    ? ", %,d removed"
                                            .formatted(file.path("removed").asLong())
                                    : "");
                }
                System.out.println(dryRun ? "Nothing was stored." : "Stored.");
                return 0;
            });
        }
    }
}
