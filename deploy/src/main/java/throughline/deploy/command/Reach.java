package throughline.deploy.command;

import java.io.IOException;
import java.util.function.ToIntFunction;
import throughline.deploy.appliance.Appliance;
import throughline.deploy.appliance.Secrets;
import throughline.deploy.settings.Settings;
import throughline.deploy.settings.SettingsReader;

/** Gets a command to an appliance: the one that runs on the data folder, or one started for the purpose and stopped again. */
final class Reach {

    private Reach() {}

    static int appliance(ToIntFunction<ApplianceClient> work) throws IOException {
        var settings = SettingsReader.read(System.getenv());
        if (Appliance.runsOn(settings.folders().data())) {
            return work.applyAsInt(running(settings));
        }
        System.err.println("No appliance runs on %s; starting one for this command."
                .formatted(settings.folders().data()));
        try (var started = Appliance.start(settings.onAnyPort())) {
            int code = work.applyAsInt(running(settings));
            System.err.println("Done; stopping it again.");
            return code;
        }
    }

    /** The one that runs on the data folder. */
    static ApplianceClient running(Settings settings) throws IOException {
        var secrets = new Secrets(settings.folders().secrets());
        var address = secrets.address().orElseThrow(() -> notReady(settings));
        var token = secrets.commandToken().orElseThrow(() -> notReady(settings));
        return new ApplianceClient(address, token);
    }

    private static CommandFault notReady(Settings settings) {
        return new CommandFault("The appliance on %s is not ready yet; try again in some seconds."
                .formatted(settings.folders().data()));
    }
}
