package throughline.ledger.server;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How the server is run without privileges. PostgreSQL refuses to run as root, for good reason; when we are root, it runs as the user
 * that owns nothing, by whichever of the system's own tools works here.
 *
 * @param prefix what goes before every command
 * @param user who must own the server's files, by number; -1 for whoever owns them now
 */
record Unprivileged(List<String> prefix, int user) {

    private static final int NOBODY = 65534;

    /** A user namespace without a mapping: the server sees itself as nobody, and its files still belong to root outside. */
    private static final Unprivileged NAMESPACE = new Unprivileged(List.of("unshare", "--user", "--"), 0);

    private static final List<Unprivileged> FOR_ROOT = List.of(
            new Unprivileged(
                    List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"), NOBODY),
            new Unprivileged(List.of("runuser", "-u", "nobody", "--"), NOBODY),
            NAMESPACE,
            new Unprivileged(List.of("su", "nobody", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--"), NOBODY));

    /** Finds a way that can run the server's programs and reach its folder. */
    static Unprivileged choose(ServerPrograms programs, Path folder) throws IOException {
        if (!answer("id", "-u").equals("0")) {
            return choose(programs, folder, answer("id", "-un"));
        }
        for (var candidate : FOR_ROOT) {
            if (candidate.reaches(programs, folder)) {
                return candidate;
            }
        }
        throw new IOException(
                "the database server must not run as root, and neither setpriv, runuser, unshare nor su can run it as nobody"
                        + " here: start as an ordinary user, or move %s to where every user may enter"
                                .formatted(folder));
    }

    /** An ordinary user; but the server wants one with a name, which containers do not always give. */
    private static Unprivileged choose(ServerPrograms programs, Path folder, String name) throws IOException {
        var ourselves = new Unprivileged(List.of(), -1);
        if (!name.isEmpty() && !name.chars().allMatch(Character::isDigit)) {
            return ourselves;
        }
        var named = new Unprivileged(NAMESPACE.prefix(), -1);
        if (!named.reaches(programs, folder)) {
            throw new IOException(
                    "the database server cannot run as a user without a name: give user %s an entry in /etc/passwd"
                            .formatted(answer("id", "-u")));
        }
        return named;
    }

    List<String> command(List<String> command) {
        var all = new ArrayList<>(prefix);
        all.addAll(command);
        return all;
    }

    /** Makes the files belong to whoever the server runs as. */
    void own(Path path) throws IOException {
        if (user >= 0) {
            Trees.give(path, user, user);
        }
    }

    private boolean reaches(ServerPrograms programs, Path folder) {
        var script = "\"$0\" --version && cd \"$1\"";
        return succeeds(
                command(List.of("sh", "-c", script, programs.program("postgres").toString(), folder.toString())));
    }

    /** What a command answers, or nothing when it fails. */
    private static String answer(String... command) throws IOException {
        try {
            var process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? answer : "";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }

    private static boolean succeeds(List<String> command) {
        try {
            var process = new ProcessBuilder(command)
                    .directory(new File("/"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
