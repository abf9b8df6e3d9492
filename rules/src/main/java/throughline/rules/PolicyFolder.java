package throughline.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import throughline.rules.gate.DecisionTable;

/** The analysts' folder: policies, and examples beside them, by their paths with forward slashes. */
public final class PolicyFolder {

    private PolicyFolder() {}

    /** Every policy file below a folder: rules as text, and decision tables. */
    public static SortedMap<String, String> read(Path folder) throws IOException {
        return read(folder, PolicyFolder::isPolicy);
    }

    /** Every file of examples below a folder. */
    public static SortedMap<String, String> examples(Path folder) throws IOException {
        return read(folder, path -> path.endsWith(".csv") && !isPolicy(path));
    }

    /** Both. */
    public static SortedMap<String, String> whole(Path folder) throws IOException {
        var all = read(folder);
        all.putAll(examples(folder));
        return all;
    }

    /** Whether a file holds rules, by its path below the folder; one that does not holds examples. */
    public static boolean isPolicy(String path) {
        return path.endsWith(".drl") || DecisionTable.is(path);
    }

    private static SortedMap<String, String> read(Path folder, Predicate<String> wanted) throws IOException {
        var texts = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                var path = folder.relativize(file).toString().replace('\\', '/');
                if (wanted.test(path)) {
                    texts.put(path, text(file));
                }
            }
        }
        return texts;
    }

    /** Writes a file as a whole, so that readers find the old text or the new one; null takes it away. */
    public static void write(Path folder, String path, @Nullable String text) throws IOException {
        var file = folder.resolve(path);
        if (!file.normalize().startsWith(folder.normalize())) {
            throw new IOException("%s is not below %s".formatted(path, folder));
        }
        if (text == null) {
            Files.deleteIfExists(file);
            return;
        }
        var parent = file.getParent();
        Files.createDirectories(parent);
        var part = Files.createTempFile(parent, ".policy", ".part");
        try {
            Files.writeString(part, text);
            permit(part, file);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** A new file under a temporary name is its owner's alone; the policies are for whoever could read them before. */
    private static void permit(Path part, Path file) throws IOException {
        var view = Files.getFileAttributeView(part, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(
                    Files.exists(file)
                            ? Files.getPosixFilePermissions(file)
                            : PosixFilePermissions.fromString("rw-r--r--"));
        }
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file, UTF_8).replace("\r\n", "\n");
        } catch (MalformedInputException e) {
            // Read all the same, so that the gate can point at the place instead of the whole folder failing.
            return new String(Files.readAllBytes(file), UTF_8);
        }
    }
}
