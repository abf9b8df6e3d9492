package throughline.deploy.command;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import throughline.deploy.appliance.Appliance;
import throughline.deploy.settings.SettingsReader;

/** Starts the appliance and stays until it is told to stop. */
@Command(
        name = "up",
        description = "Starts the appliance; Ctrl-C stops it and everything it started.",
        mixinStandardHelpOptions = true)
final class UpCommand implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        var stopped = new CountDownLatch(1);
        var appliance = Appliance.start(SettingsReader.read(System.getenv()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(appliance, stopped), "stop"));
        appliance
                .firstPassword()
                .ifPresent(password -> System.out.printf(
                        "First start: sign in as admin with the password %s (it is not shown again)%n", password));
        System.out.println("Throughline is ready: " + appliance.address());
        stopped.await();
        return 0;
    }

    private static void stop(Appliance appliance, CountDownLatch stopped) {
        System.err.println("Stopping; work in flight is finished first.");
        appliance.close();
        stopped.countDown();
    }
}
