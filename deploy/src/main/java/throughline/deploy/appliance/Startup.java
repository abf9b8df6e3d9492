package throughline.deploy.appliance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import throughline.console.access.Accounts;
import throughline.console.access.Role;
import throughline.deploy.settings.Settings;
import throughline.routes.inbound.Inbox;

/**
 * The last thing to start before the console opens, and the first to stop after it has closed: first records and accounts are made when
 * there are none, then messages flow.
 */
final class Startup implements SmartLifecycle {

    private final Settings settings;
    private final Founding founding;
    private final Accounts accounts;
    private final Inbox inbox;
    private final CamelContext camel;
    private @Nullable String firstPassword;

    Startup(Settings settings, Founding founding, Accounts accounts, Inbox inbox, CamelContext camel) {
        this.settings = settings;
        this.founding = founding;
        this.accounts = accounts;
        this.inbox = inbox;
        this.camel = camel;
    }

    @Override
    public void start() {
        try {
            founding.found(settings.folders().demo());
            openAccounts();
            inbox.prepare();
            camel.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void openAccounts() throws IOException {
        var generated = accounts.createFirstAdministrator();
        var wanted = settings.admin().password();
        if (generated.isPresent() && wanted != null) {
            accounts.changePassword(Accounts.FIRST, wanted);
        } else {
            firstPassword = generated.orElse(null);
        }
        var secrets = new Secrets(settings.folders().secrets());
        if (secrets.commandToken().isEmpty()) {
            var name = "commands since " + Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
            secrets.keepCommandToken(accounts.issueToken(name, Set.of(Role.ADMIN)));
        }
    }

    /** The generated password of the first administrator, on the start that made it. */
    Optional<String> firstPassword() {
        return Optional.ofNullable(firstPassword);
    }

    @Override
    public void stop() {
        camel.stop();
    }

    @Override
    public boolean isRunning() {
        return camel.isStarted();
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
