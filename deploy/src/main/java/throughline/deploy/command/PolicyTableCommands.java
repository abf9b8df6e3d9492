package throughline.deploy.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import throughline.rules.Desk;
import throughline.rules.sheet.Spreadsheet;
import throughline.rules.sheet.SpreadsheetRefused;
import throughline.rules.vocabulary.TableTemplate;

/** Decision tables as files: one to begin with, one as it stands, and spreadsheets made into the text that is kept. */
final class PolicyTableCommands {

    private PolicyTableCommands() {}

    /**
     * The text that a file holds for a path of the policies: a workbook's sheet as comma-separated text, any other file as it is.
     *
     * @param named a file, of a workbook perhaps with a sheet: {@code approvals.xlsx#Bands}
     */
    static String text(String path, String named) throws IOException {
        int at = Files.exists(Path.of(named)) ? -1 : named.lastIndexOf('#');
        var file = Path.of(at < 0 ? named : named.substring(0, at));
        try {
            if (!Spreadsheet.is(file.toString())) {
                return Files.readString(file).replace("\r\n", "\n").replaceFirst("^\ufeff", "");
            }
            if (!path.endsWith(".csv")) {
                throw new CommandFault(
                        "%s is no table: a spreadsheet becomes a file that ends in .csv.".formatted(path));
            }
            if (Files.size(file) > Spreadsheet.LARGEST) {
                throw new CommandFault("%s is larger than %,d bytes.".formatted(file, Spreadsheet.LARGEST));
            }
            var taken = Spreadsheet.read(path, at < 0 ? "" : named.substring(at + 1), Files.readAllBytes(file));
            System.err.printf(
                    "%s is made of the sheet \"%s\" of %s%s%n",
                    path,
                    taken.sheet(),
                    file,
                    taken.others().isEmpty()
                            ? ""
                            : "; its other sheets are not read: " + String.join(", ", taken.others()));
            return taken.text();
        } catch (SpreadsheetRefused refused) {
            throw new CommandFault("%s is not taken: %s. %s".formatted(file, refused.words(), refused.remedy()));
        } catch (MalformedInputException other) {
            throw new CommandFault(
                    "%s is not written in UTF-8: save it so, or as a spreadsheet (.xlsx).".formatted(file));
        } catch (NoSuchFileException none) {
            throw new CommandFault("There is no file " + file);
        }
    }

    /** A table to begin with. */
    @Command(
            name = "table",
            description = "Prints a decision table of a desk's own words to begin with.",
            mixinStandardHelpOptions = true)
    static final class Template implements Callable<Integer> {

        @Parameters(paramLabel = "DESK", description = "pricing, credit, allocation or exception.")
        private String folder = "";

        @Override
        public Integer call() {
            var desk = Arrays.stream(Desk.values())
                    .filter(each -> each.folder().equals(folder))
                    .findFirst()
                    .orElseThrow(() -> new CommandFault("There is no desk %s; there are %s."
                            .formatted(
                                    folder,
                                    Arrays.stream(Desk.values())
                                            .map(Desk::folder)
                                            .collect(Collectors.joining(", ")))));
            System.out.print(TableTemplate.of(desk));
            return 0;
        }
    }

    /** A file as it stands. */
    @Command(
            name = "get",
            description =
                    "Writes a file of the policies as it is in force, or as a change has it; a table also as a spreadsheet.",
            mixinStandardHelpOptions = true)
    static final class Get implements Callable<Integer> {

        @Parameters(paramLabel = "PATH", description = "credit/approvals.csv")
        private String path = "";

        @Option(names = "--change", paramLabel = "CHANGE", description = "As this change has it (PC-0000017).")
        private String change = "";

        @Option(
                names = "--to",
                paramLabel = "FILE",
                description =
                        "Where to; a name that ends in .xlsx makes a spreadsheet of it. Without it, it is printed.")
        private @Nullable Path to;

        @Override
        public Integer call() throws IOException {
            return Reach.appliance(appliance -> {
                if (to != null && Spreadsheet.is(to.toString())) {
                    write(to, appliance.file("policies/spreadsheet", Map.of("path", path, "change", change)));
                    return 0;
                }
                var texts = change.isEmpty()
                        ? appliance.get("policies/texts", Map.of())
                        : appliance
                                .get(PolicyChangeCommands.address(change) + "/texts", Map.of())
                                .path("texts");
                if (!texts.has(path)) {
                    throw new CommandFault("There is no file %s.".formatted(path));
                }
                var text = texts.path(path).asString();
                if (to == null) {
                    System.out.print(text);
                } else {
                    write(to, text.getBytes(UTF_8));
                }
                return 0;
            });
        }

        private static void write(Path to, byte[] bytes) {
            try {
                Files.write(to, bytes);
            } catch (IOException unwritten) {
                throw new CommandFault("%s cannot be written: %s".formatted(to, unwritten.getMessage()));
            }
        }
    }
}
