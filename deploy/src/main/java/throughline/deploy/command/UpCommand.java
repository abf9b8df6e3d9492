package throughline.deploy.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(appliance, stopped), "stop"));
        } catch (IllegalStateException toldToStopWhileStarting) {
            stop(appliance, stopped);
            return 1;
        }
        appliance
                .firstPassword()
                .ifPresent(password -> System.out.printf(
                        "First start: sign in as admin with the password %s (it is not shown again)%n", password));
        markReady();
        System.out.println("Throughline is ready: " + appliance.address());
        stopped.await();
        return 0;
    }

    /** Tells the launcher that what Java writes down of this run is worth starting from. */
    private static void markReady() throws IOException {
        var mark = System.getProperty("throughline.ready");
        if (mark != null) {
            Files.writeString(Path.of(mark), "");
        }
    }

    private static void stop(Appliance appliance, CountDownLatch stopped) {
        System.err.println("Stopping; work in flight is finished first.");
        appliance.close();
        stopped.countDown();
    }
}
