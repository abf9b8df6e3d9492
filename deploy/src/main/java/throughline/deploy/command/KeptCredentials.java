package throughline.deploy.command;

import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.deploy.appliance.Appliance;
import throughline.deploy.settings.Settings;

/** The names of the credentials that the database keeps, as the appliance tells them when one runs; asked for when first needed. */
final class KeptCredentials {

    private final Settings settings;
    private @Nullable Set<String> names;

    KeptCredentials(Settings settings) {
        this.settings = settings;
    }

    boolean has(String name) {
        var known = names;
        if (known == null) {
            known = asked();
            names = known;
        }
        return known.contains(name);
    }

    private Set<String> asked() {
        var found = new HashSet<String>();
        try {
            if (Appliance.runsOn(settings.folders().data())) {
                Reach.running(settings)
                        .get("credentials", Map.of())
                        .forEach(each -> found.add(each.path("name").asString("")));
            }
        } catch (IOException | CommandFault notReady) {
            // Then the check says that it is missing, and what to do.
        }
        return found;
    }
}
