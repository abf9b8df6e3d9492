package throughline.deploy.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import throughline.connectors.Partner;
import throughline.connectors.partner.OnBoarding;
import throughline.deploy.appliance.Readers;

/** Writes the folder of a new partner; a running appliance knows it within a second. */
@Command(
        name = "new",
        description =
                "Writes the whole folder of a new partner into the installation; a running appliance knows it within a second.",
        footer = {
            "",
            "Templates: x12-customer, x12-warehouse, edifact-customer, shopify-shop, json-api, csv-orders, csv-warehouse,",
            "fixed-warehouse ('partner templates' says what each is for).",
            "Example: throughline partner new acme --from x12-customer --name \"Acme Inc\" --id X12=ZZ:ACME"
        },
        mixinStandardHelpOptions = true)
final class PartnerNewCommand implements Callable<Integer> {

    @Parameters(paramLabel = "NAME", description = "Our code for it: small letters, digits and hyphens, at most 40.")
    private String code = "";

    @Option(
            names = "--from",
            required = true,
            paramLabel = "TEMPLATE|PARTNER",
            description = "A template, or a partner we know, whose profile, maps and samples are copied.")
    private String from = "";

    @Option(names = "--name", description = "What people call it.")
    private @Nullable String name;

    @Option(
            names = "--id",
            paramLabel = "FORMAT=ID",
            description =
                    "What it sends under: X12=ZZ:ACME, EDIFACT=14:5412345000013, SHOPIFY=shop.example, JSON=acme.")
    private List<String> identifiers = List.of();

    @Option(names = "--ours", paramLabel = "ID", description = "What it sends to, if not what the others do: ZZ:US.")
    private @Nullable String ours;

    @Option(
            names = "--unit",
            paramLabel = "THEIRS=STANDARD",
            description = "A unit it has a word of its own for, with the standard's: CX=CA.")
    private List<String> units = List.of();

    @Mixin
    private InstallationFolder installation = new InstallationFolder();

    @Mixin
    private Output output = new Output();

    @Override
    public Integer call() throws IOException {
        var folders = Readers.partners(installation.settings(), Clock.systemUTC());
        var wish = new OnBoarding.Wish(code, from, name, identifiers(), ours, pairs("--unit", units));
        Path folder;
        try {
            folder = new OnBoarding(folders, LocalDate.now(Clock.systemUTC())).write(wish);
        } catch (IllegalArgumentException refused) {
            throw new CommandFault("Nothing was written: %s.".formatted(refused.getMessage()));
        }
        tell(folder);
        return 0;
    }

    private void tell(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            var written = files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
            if (output.json()) {
                var answer = ApplianceClient.JSON.createObjectNode().put("folder", folder.toString());
                written.forEach(answer.putArray("files")::add);
                Output.line(answer);
                return;
            }
            System.out.println(folder);
            written.forEach(file -> System.out.println("  " + file));
            System.out.printf("Next: look at profile.yaml, then: throughline partner check %s%n", code);
        }
    }

    private List<Partner.Identifier> identifiers() {
        var found = new ArrayList<Partner.Identifier>();
        for (var each : identifiers) {
            pairs("--id", List.of(each)).forEach((format, value) -> found.add(new Partner.Identifier(format, value)));
        }
        return found;
    }

    private static Map<String, String> pairs(String option, List<String> said) {
        var pairs = new LinkedHashMap<String, String>();
        for (var each : said) {
            int equals = each.indexOf('=');
            if (equals < 1 || equals == each.length() - 1) {
                throw new CommandFault("%s %s: it needs a word on either side of '='.".formatted(option, each));
            }
            pairs.put(each.substring(0, equals), each.substring(equals + 1));
        }
        return pairs;
    }
}
