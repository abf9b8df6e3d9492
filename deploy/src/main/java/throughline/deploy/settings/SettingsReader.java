package throughline.deploy.settings;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.operations.governance.FolderMode;
import throughline.operations.inventory.Tolerance;

/** Reads the settings from environment variables and refuses what it does not know, so that a misspelt one cannot pass unnoticed. */
public final class SettingsReader {

    private static final String FILE = "_FILE";

    private final Map<Setting, String> values = new TreeMap<>();
    private final Map<String, String> secrets = new TreeMap<>();

    private SettingsReader() {}

    /**
     * @throws SettingsFault naming the first setting that is unknown or out of range
     */
    public static Settings read(Map<String, String> environment) {
        var reader = new SettingsReader();
        new TreeMap<>(environment).forEach(reader::keep);
        return reader.settings();
    }

    private void keep(String key, String value) {
        if (!key.startsWith(Setting.PREFIX) || value.isBlank()) {
            return;
        }
        if (key.startsWith(Settings.GivenSecrets.PREFIX)) {
            secrets.put(key, value.strip());
        } else if (key.endsWith(FILE)) {
            var secret = Setting.named(key.substring(0, key.length() - FILE.length()))
                    .filter(Setting::secret);
            values.put(secret.orElseThrow(() -> unknown(key)), firstLine(key, value));
        } else {
            values.put(Setting.named(key).orElseThrow(() -> unknown(key)), value.strip());
        }
    }

    private static SettingsFault unknown(String key) {
        return new SettingsFault("There is no setting " + key + ". docs/settings.md lists all of them.");
    }

    private static String firstLine(String key, String file) {
        try {
            return Files.readString(Path.of(file))
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
        } catch (IOException e) {
            throw new SettingsFault("%s names %s, which cannot be read: %s".formatted(key, file, e.getMessage()));
        }
    }

    private Settings settings() {
        var home = path(Setting.HOME);
        var folders = new Settings.Folders(
                path(Setting.DATA),
                folder(Setting.PARTNERS, home.resolve("connectors/partners")),
                new Settings.Policy(folder(Setting.POLICY, home.resolve("rules/policy")), policyFolder()),
                demo(home.resolve("deploy/demo")));
        return new Settings(
                folders,
                new Settings.Http(text(Setting.HTTP_ADDRESS), number(Setting.HTTP_PORT, 0, 65_535)),
                new Settings.Servers(
                        server(Setting.DB_URL, Setting.DB_USER, Setting.DB_PASSWORD, "jdbc:postgresql"),
                        server(Setting.BROKER_URL, Setting.BROKER_USER, Setting.BROKER_PASSWORD, "tcp"),
                        number(Setting.DB_CONNECTIONS, 4, 100)),
                new Settings.Admin(value(Setting.ADMIN_PASSWORD)),
                new Settings.Flow(
                        number(Setting.LANES, 1, 64),
                        number(Setting.DELIVERY_ATTEMPTS, 1, 100),
                        Duration.ofMillis(number(Setting.DELIVERY_DELAY_MILLIS, 1, 60_000)),
                        Duration.ofSeconds(number(Setting.DRAIN_SECONDS, 1, 600)),
                        new Tolerance(
                                BigDecimal.valueOf(number(Setting.COUNT_TOLERANCE_UNITS, 0, 1_000_000)),
                                BigDecimal.valueOf(number(Setting.COUNT_TOLERANCE_PERCENT, 0, 100))),
                        Duration.ofDays(number(Setting.FACTS_DAYS, 1, 3650)),
                        number(Setting.ENGINE_CHECK, 0, 1_000_000)),
                new Settings.Doors(
                        value(Setting.SFTP_PORT) == null ? 0 : number(Setting.SFTP_PORT, 1, 65_535),
                        text(Setting.SFTP_ADDRESS),
                        new Settings.GivenSecrets(secrets)),
                new Settings.Freight(
                        number(Setting.FREIGHT_TOLERANCE_PERCENT, 0, 100),
                        number(Setting.FREIGHT_TOLERANCE_AMOUNT, 0, 100_000),
                        number(Setting.FREIGHT_DUE_DAYS, 0, 365)));
    }

    private Settings.@Nullable Server server(Setting url, Setting user, Setting password, String scheme) {
        var address = value(url);
        if (address == null) {
            if (value(user) != null || value(password) != null) {
                throw new SettingsFault("%s is missing: %s and %s are of no use without it."
                        .formatted(url.key(), user.key(), password.key()));
            }
            return null;
        }
        if (!scheme.equals(scheme(url, address))) {
            throw new SettingsFault("%s must begin with %s:".formatted(url.key(), scheme));
        }
        return new Settings.Server(address, needed(user, url), needed(password, url));
    }

    private static String scheme(Setting setting, String address) {
        if (address.startsWith("jdbc:")) {
            return address.substring(0, Math.max(0, address.indexOf(':', 5)));
        }
        try {
            return String.valueOf(URI.create(address).getScheme());
        } catch (IllegalArgumentException e) {
            throw new SettingsFault("%s is no address: %s".formatted(setting.key(), e.getMessage()));
        }
    }

    private String needed(Setting setting, Setting because) {
        var value = value(setting);
        if (value == null) {
            throw new SettingsFault("%s is set, so %s must be set too.".formatted(because.key(), setting.key()));
        }
        return value;
    }

    private FolderMode policyFolder() {
        return switch (text(Setting.POLICY_FOLDER)) {
            case "proposes" -> FolderMode.PROPOSES;
            case "acts" -> FolderMode.ACTS;
            default -> throw new SettingsFault(Setting.POLICY_FOLDER.key() + " must be proposes or acts.");
        };
    }

    private @Nullable Path demo(Path folder) {
        return switch (text(Setting.DEMO)) {
            case "true" -> folder;
            case "false" -> null;
            default -> throw new SettingsFault(Setting.DEMO.key() + " must be true or false.");
        };
    }

    private Path folder(Setting setting, Path otherwise) {
        var value = value(setting);
        return value == null ? otherwise : Path.of(value).toAbsolutePath().normalize();
    }

    private Path path(Setting setting) {
        return Path.of(text(setting)).toAbsolutePath().normalize();
    }

    private int number(Setting setting, int least, int most) {
        try {
            int number = Integer.parseInt(text(setting));
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, in the same words.
        }
        throw new SettingsFault("%s must be a number from %d to %d.".formatted(setting.key(), least, most));
    }

    private String text(Setting setting) {
        var value = value(setting);
        if (value == null) {
            throw new SettingsFault(setting.key() + " must be set.");
        }
        return value;
    }

    private @Nullable String value(Setting setting) {
        return values.getOrDefault(setting, setting.standard());
    }
}
