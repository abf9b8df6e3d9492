package throughline.connectors.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.connectors.Partner;

class OnBoardingTest {

    @TempDir
    private Path home;

    private PartnerFolders folders;
    private OnBoarding onBoarding;

    @BeforeEach
    void anInstallation() {
        folders = new PartnerFolders(List.of(Path.of("partners"), home), Clock.systemUTC());
        onBoarding = new OnBoarding(folders, LocalDate.of(2026, 3, 2));
    }

    static List<Template> templates() {
        return Template.all();
    }

    @ParameterizedTest
    @MethodSource("templates")
    void whatATemplateMakesIsClean(Template template) throws IOException {
        var folder = onBoarding.write(wish("acme", template.name(), identifier(template.format(), 1), Map.of()));

        assertThat(folder).isEqualTo(home.resolve("acme"));
        assertThat(new FolderCheck(folders, secret -> true, Clock.systemUTC()).of(folder))
                .isEmpty();
        assertThat(Files.readString(folder.resolve("README.md"))).contains("Acme \"West\" Inc", "| 2026-03-02 |");
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContain("{{");
            }
        }
        try (var left = Files.list(home)) {
            assertThat(left).containsExactly(folder);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"northgate", "harborview", "keystone3pl", "meridian", "lakeshore", "brightcart"})
    void aCopyOfAPartnerIsClean(String source) throws IOException {
        var identifiers = folders.byCode(source).orElseThrow().identifiers().stream()
                .map(each -> identifier(each.format(), 2))
                .toList();
        var folder = onBoarding.write(new OnBoarding.Wish("acme", source, "Acme", identifiers, null, Map.of()));

        assertThat(new FolderCheck(folders, secret -> true, Clock.systemUTC()).of(folder))
                .isEmpty();
        assertThat(Files.readString(folder.resolve("README.md"))).contains("Copied from `" + source + "`");
    }

    @Test
    void unitsOfTheirOwnBecomeAMapThatIsUsed() throws IOException {
        var folder =
                onBoarding.write(wish("acme", "x12-customer", identifier("X12", 1), Map.of("CX", "CA", "PK", "PK")));

        assertThat(Files.readString(folder.resolve("maps/x12-850.xml"))).contains("name=\"CX\">CA<");
        assertThat(new FolderCheck(folders, secret -> true, Clock.systemUTC()).of(folder))
                .isEmpty();
        assertThat(Files.readString(folder.resolve("README.md"))).contains("`CX` means `CA`");
    }

    @Test
    void whatCannotBeIsRefusedInWordsAndNothingIsWritten() throws IOException {
        refused(wish("northgate", "x12-customer", identifier("X12", 1), Map.of()), "a partner 'northgate' already");
        refused(wish("Acme", "x12-customer", identifier("X12", 1), Map.of()), "small letters");
        refused(
                wish("acme", "x12-customer", new Partner.Identifier("X12", "ZZ:NORTHGATE"), Map.of()),
                "belongs to the partner 'northgate'");
        refused(wish("acme", "x12-customer", new Partner.Identifier("X12", "zz"), Map.of()), "no X12 identifier");
        refused(wish("acme", "fax", identifier("X12", 1), Map.of()), "the templates are x12-customer");
        refused(wish("acme", "shopify-shop", identifier("SHOPIFY", 1), Map.of("CX", "CA")), "units of its own");
        refused(
                new OnBoarding.Wish("acme", "edifact-customer", null, List.of(), null, Map.of()),
                "say under which identifier it sends: --id EDIFACT=");
        try (var left = Files.list(home)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatIsLeftOutIsMadeOfTheCodeAndOfTheOtherPartners() throws IOException {
        var folder = onBoarding.write(new OnBoarding.Wish("acme", "x12-customer", null, List.of(), null, Map.of()));

        assertThat(Files.readString(folder.resolve("profile.yaml")))
                .contains("name: \"acme\"", "value: \"ZZ:ACME\"", "ours: \"ZZ:THROUGHLINE\"");
    }

    private void refused(OnBoarding.Wish wish, String why) {
        assertThatThrownBy(() -> onBoarding.write(wish))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }

    private static OnBoarding.Wish wish(
            String code, String from, Partner.Identifier identifier, Map<String, String> units) {
        return new OnBoarding.Wish(code, from, "Acme \"West\" Inc", List.of(identifier), null, units);
    }

    private static Partner.Identifier identifier(String format, int n) {
        return new Partner.Identifier(
                format,
                switch (format) {
                    case "X12" -> "01:99887766" + n;
                    case "EDIFACT" -> "14:541234500001" + n;
                    case "SHOPIFY" -> "acme%d.example".formatted(n);
                    default -> "acme" + n;
                });
    }
}
