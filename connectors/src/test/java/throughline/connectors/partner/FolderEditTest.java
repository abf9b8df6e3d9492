package throughline.connectors.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner that came with the product, edited in an installation. */
class FolderEditTest {

    private static final Path SHIPPED = Path.of("partners");

    @TempDir
    private Path home;

    private PartnerFolders folders;
    private FolderEdit edit;
    private String profile;

    @BeforeEach
    void open() throws IOException {
        folders = new PartnerFolders(List.of(SHIPPED, home), Clock.systemUTC());
        edit = new FolderEdit(folders, new FolderCheck(folders, secret -> true, Clock.systemUTC()));
        profile = edit.texts("harborview").get("profile.yaml");
    }

    @Test
    void theFirstChangeCopiesTheFolderAndIsInForceAtOnceUnderAnotherVersion() throws IOException {
        var before = edit.version("harborview");
        var shipped = Files.readString(SHIPPED.resolve("harborview/profile.yaml"));

        var judged = edit.write("harborview", profile(named("Harborview & Sons")), before, false);

        assertThat(judged.grave()).isEmpty();
        assertThat(judged.fresh()).isEmpty();
        assertThat(folders.byCode("harborview")).hasValueSatisfying(partner -> {
            assertThat(partner.name()).isEqualTo("Harborview & Sons");
            assertThat(partner.version()).isEqualTo(edit.version("harborview")).isNotEqualTo(before);
        });
        assertThat(home.resolve("harborview/samples")).isDirectory();
        assertThat(Files.readString(SHIPPED.resolve("harborview/profile.yaml"))).isEqualTo(shipped);
        assertThat(drafts()).isEmpty();
    }

    @Test
    void theSameFilesHaveTheSameVersionWhereverTheyLie() throws IOException {
        var before = edit.version("harborview");
        edit.write("harborview", profile(named("Other")), before, false);

        edit.write("harborview", profile(profile), edit.version("harborview"), false);

        assertThat(edit.version("harborview")).isEqualTo(before);
    }

    @Test
    void aProfileThatIsNotUnderstoodIsToldWithItsLineAndNeverWritten() throws IOException {
        var before = edit.version("harborview");

        var judged = edit.write("harborview", profile(profile.replace("inbound:", "inbounds:")), before, true);

        assertThat(judged.passes(true)).isFalse();
        assertThat(judged.grave()).singleElement().asString().startsWith("profile.yaml, line ");
        assertThat(edit.version("harborview")).isEqualTo(before);
        assertThat(home.resolve("harborview")).doesNotExist();
    }

    @Test
    void anIdentifierOfSomebodyElseIsNeverTaken() throws IOException {
        var stolen = profile.replace("identifiers:\n", "identifiers:\n  - {format: X12, value: \"ZZ:NORTHGATE\"}\n");

        var judged = edit.judge("harborview", profile(stolen));

        assertThat(judged.grave()).singleElement().asString().contains("belongs to the partner 'northgate'");
    }

    @Test
    void whatASampleNoLongerSaysIsWrittenOnlyWhenItIsMeant() throws IOException {
        var before = edit.version("harborview");
        var map = edit.texts("harborview").keySet().stream()
                .filter(name -> name.startsWith("maps/"))
                .findFirst()
                .orElseThrow();
        var without = new HashMap<String, @Nullable String>();
        without.put(map, null);

        var judged = edit.write("harborview", without, before, false);
        assertThat(judged.grave()).isEmpty();
        assertThat(judged.fresh()).isNotEmpty();
        assertThat(edit.version("harborview")).isEqualTo(before);

        edit.write("harborview", without, before, true);
        assertThat(edit.texts("harborview")).doesNotContainKey(map);
        assertThat(edit.version("harborview")).isNotEqualTo(before);
    }

    @Test
    void aMapThatIsNoXmlIsNeverWritten() throws IOException {
        var judged = edit.write("northgate", Map.of("maps/x12-850.xml", "<jb:bean"), edit.version("northgate"), true);

        assertThat(judged.grave()).singleElement().asString().contains("maps/x12-850.xml", "well-formed");
    }

    @Test
    void whoSawAnOlderVersionOverwritesNothing() throws IOException {
        var before = edit.version("harborview");
        edit.write("harborview", profile(named("First")), before, false);

        assertThatThrownBy(() -> edit.write("harborview", profile(named("Second")), before, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("somebody else has changed");
        assertThat(folders.byCode("harborview"))
                .hasValueSatisfying(partner -> assertThat(partner.name()).isEqualTo("First"));
    }

    @Test
    void noNameLeadsOutOfTheFolder() {
        for (var name : List.of("../northgate/profile.yaml", "maps/../profile.yaml", "samples/a.edi", "/etc/passwd")) {
            assertThatThrownBy(() -> edit.judge("harborview", Map.of(name, "x")))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void samplesAndTheReadmeDoNotMakeAVersionAndACertificateDoes() throws IOException {
        edit.write("harborview", profile(named("Other")), edit.version("harborview"), false);
        var before = edit.version("harborview");

        Files.writeString(home.resolve("harborview/README.md"), "# other words");
        Files.writeString(home.resolve("harborview/samples/.hidden"), "x");
        assertThat(edit.version("harborview")).isEqualTo(before);
        Files.createDirectories(home.resolve("harborview/certificates"));
        Files.writeString(home.resolve("harborview/certificates/theirs.pem"), "x");

        assertThat(edit.version("harborview")).isNotEqualTo(before);
    }

    private List<Path> drafts() throws IOException {
        try (var left = Files.list(home)) {
            return left.filter(each -> each.getFileName().toString().startsWith("."))
                    .toList();
        }
    }

    private String named(String name) {
        return profile.replaceFirst("name: .*", "name: " + name);
    }

    private static Map<String, @Nullable String> profile(String text) {
        var change = new HashMap<String, @Nullable String>();
        change.put("profile.yaml", text);
        return change;
    }
}
