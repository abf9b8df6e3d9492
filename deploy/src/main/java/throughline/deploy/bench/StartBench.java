package throughline.deploy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** How long a second start takes to its ready line, and what the process holds when it has nothing to do. */
final class StartBench {

    private static final int QUIET_SECONDS = 5;

    private final Path launcher;
    private final Path data;

    /** @param resident in MiB; -1 where the system does not say */
    record Start(double seconds, long resident) {}

    StartBench(Path launcher, Path data) {
        this.launcher = launcher;
        this.data = data;
    }

    Start secondStart() throws IOException, InterruptedException {
        start();
        return start();
    }

    private Start start() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(launcher.toString(), "up").redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("THROUGHLINE_DATA", data.toString());
        builder.environment().put("THROUGHLINE_HTTP_PORT", "0");
        long begin = System.nanoTime();
        Process process = builder.start();
        try (var out = new BufferedReader(
                new InputStreamReader(process.getInputStream(), java.nio.charset.StandardCharsets.UTF_8))) {
            String line = out.readLine();
            while (line != null && !line.contains("http://")) {
                line = out.readLine();
            }
            if (line == null) {
                throw new IOException("the appliance did not come up; see " + data.resolve("log"));
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            TimeUnit.SECONDS.sleep(QUIET_SECONDS);
            return new Start(seconds, resident(process));
        } finally {
            process.destroy();
            process.waitFor(60, TimeUnit.SECONDS);
        }
    }

    private static long resident(Process process) throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }
}
