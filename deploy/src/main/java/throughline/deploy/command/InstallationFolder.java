package throughline.deploy.command;

import java.nio.file.Path;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import throughline.deploy.settings.Setting;
import throughline.deploy.settings.Settings;
import throughline.deploy.settings.SettingsReader;

/** Which installation a command without an appliance is about. */
final class InstallationFolder {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "The installation's data folder; without it, that of the settings (THROUGHLINE_DATA).")
    private @Nullable Path data;

    Settings settings() {
        var environment = new HashMap<>(System.getenv());
        if (data != null) {
            environment.put(Setting.DATA.key(), data.toString());
        }
        return SettingsReader.read(environment);
    }
}
