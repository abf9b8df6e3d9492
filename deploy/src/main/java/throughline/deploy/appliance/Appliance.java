package throughline.deploy.appliance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import throughline.deploy.settings.Settings;
import throughline.ledger.store.DatabaseSettings;

/** The appliance while it runs. */
public final class Appliance implements AutoCloseable {

    private final Settings settings;
    private final FolderLock lock;
    private final WebServerApplicationContext context;

    private Appliance(Settings settings, FolderLock lock, WebServerApplicationContext context) {
        this.settings = settings;
        this.lock = lock;
        this.context = context;
    }

    /** Returns when everything is up and messages flow; when a part cannot start, the others are stopped again. */
    public static Appliance start(Settings settings) {
        var lock = FolderLock.take(settings.folders().data());
        try {
            System.setProperty(
                    "throughline.log", settings.folders().data().resolve("log").toString());
            var appliance = new Appliance(settings, lock, (WebServerApplicationContext)
                    application(settings).run());
            new Secrets(settings.folders().secrets()).keepAddress(appliance.address());
            return appliance;
        } catch (IOException e) {
            lock.close();
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Whether an appliance has this data folder, in whatever process. */
    public static boolean runsOn(Path data) {
        return FolderLock.isTaken(data);
    }

    /** Where the console is, for a browser on this machine. */
    public String address() {
        var server = context.getWebServer();
        var host = "0.0.0.0".equals(settings.http().address())
                ? "localhost"
                : settings.http().address();
        return "http://%s:%d/".formatted(host, server == null ? settings.http().port() : server.getPort());
    }

    /** The generated password of the first administrator, on the start that made it; it is kept nowhere. */
    public Optional<String> firstPassword() {
        return context.getBean(Startup.class).firstPassword();
    }

    /** One of its parts, for the benchmark and for tests that look behind the console. */
    public <T> T part(Class<T> type) {
        return context.getBean(type);
    }

    /** Where its database is, and who may do what there; for the benchmark's yardstick. */
    public DatabaseSettings database() {
        return context.getBean(DatabaseServer.class).database();
    }

    @Override
    public void close() {
        SpringApplication.exit(context);
        lock.close();
    }

    private static SpringApplication application(Settings settings) {
        return new SpringApplicationBuilder(Parts.class)
                .web(WebApplicationType.SERVLET)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .logStartupInfo(false)
                .properties(properties(settings))
                .initializers(context -> context.getBeanFactory().registerSingleton("settings", settings))
                .build();
    }

    private static Map<String, Object> properties(Settings settings) {
        return Map.of(
                "logging.config",
                "classpath:logback-up.xml",
                "spring.mvc.problemdetails.enabled",
                "true",
                "server.address",
                settings.http().address(),
                "server.port",
                settings.http().port(),
                "server.shutdown",
                "graceful",
                "spring.lifecycle.timeout-per-shutdown-phase",
                settings.flow().drain().toSeconds() + "s");
    }
}
