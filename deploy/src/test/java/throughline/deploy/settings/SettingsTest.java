package throughline.deploy.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    @Test
    void whoSetsNothingGetsAnApplianceOfItsOwnThatOnlyThisMachineCanReach() {
        var settings = SettingsReader.read(Map.of("PATH", "/bin"));

        assertThat(settings.servers().database()).isNull();
        assertThat(settings.servers().broker()).isNull();
        assertThat(settings.http()).isEqualTo(new Settings.Http("127.0.0.1", 8080));
        assertThat(settings.folders().data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.folders().demo()).isNotNull();
    }

    @Test
    void aMisspeltSettingStopsTheStart() {
        assertThatThrownBy(() -> SettingsReader.read(Map.of("THROUGHLINE_HTPP_PORT", "8080")))
                .isInstanceOf(SettingsFault.class)
                .hasMessageContaining("There is no setting THROUGHLINE_HTPP_PORT");
    }

    @ParameterizedTest
    @CsvSource({
        "THROUGHLINE_HTTP_PORT, 65536, a number from 0 to 65535",
        "THROUGHLINE_HTTP_PORT, http, a number from 0 to 65535",
        "THROUGHLINE_LANES, 0, a number from 1 to 64",
        "THROUGHLINE_DEMO, yes, must be true or false",
        "THROUGHLINE_DB_URL, jdbc:mysql://db/x, must begin with jdbc:postgresql:",
        "THROUGHLINE_DB_URL, jdbc:postgresql://db/x, THROUGHLINE_DB_USER must be set too",
        "THROUGHLINE_DB_USER, me, THROUGHLINE_DB_URL is missing",
        "THROUGHLINE_BROKER_URL, vm://0, must begin with tcp:",
    })
    void aSettingThatCannotBeObeyedStopsTheStartAndSaysWhy(String key, String value, String why) {
        assertThatThrownBy(() -> SettingsReader.read(Map.of(key, value)))
                .isInstanceOf(SettingsFault.class)
                .hasMessageContaining(why);
    }

    @Test
    void aPasswordMayStandInAFileOfItsOwn(@TempDir Path folder) throws Exception {
        var file = Files.writeString(folder.resolve("password"), "correct horse\n");

        var settings = SettingsReader.read(Map.of(
                "THROUGHLINE_DB_URL", "jdbc:postgresql://db/x",
                "THROUGHLINE_DB_USER", "throughline",
                "THROUGHLINE_DB_PASSWORD_FILE", file.toString()));

        assertThat(settings.servers().database())
                .isEqualTo(new Settings.Server("jdbc:postgresql://db/x", "throughline", "correct horse"));
    }

    @Test
    void passwordsAreNotPrinted() {
        assertThat(new Settings.Server("tcp://b:1", "me", "secret").toString()).doesNotContain("secret");
        assertThat(new Settings.Admin("secret").toString()).doesNotContain("secret");
    }

    @Test
    void credentialsForPartnersComeByNameAndAreNotPrinted() {
        var settings = SettingsReader.read(Map.of("THROUGHLINE_SECRET_HARBORVIEW_SFTP", "correct horse"));

        assertThat(settings.doors().secrets().of("harborview-sftp")).contains("correct horse");
        assertThat(settings.doors().secrets().of("another")).isEmpty();
        assertThat(settings.toString()).doesNotContain("correct horse");
    }

    @Test
    void thereIsNoSftpServerUnlessItsPortIsSet() {
        assertThat(SettingsReader.read(Map.of()).doors().sftpPort()).isZero();
        assertThat(SettingsReader.read(Map.of("THROUGHLINE_SFTP_PORT", "2222"))
                        .doors()
                        .sftpPort())
                .isEqualTo(2222);
    }

    @Test
    void thePageAboutSettingsNamesEveryOneWithItsDefaultAndMeaning() throws Exception {
        var page = Files.readString(Path.of("../docs/settings.md"));

        for (var setting : Setting.values()) {
            var standard = setting.standard() == null ? "" : "`" + setting.standard() + "`";
            assertThat(page).contains("| `%s` | %s | %s |".formatted(setting.key(), standard, setting.meaning()));
        }
    }
}
