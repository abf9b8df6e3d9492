package throughline.rules;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A folder with compiled rule books, found by their fingerprint. It spares compiling and may be emptied at any time; the books that were not used for
 * longest leave it by themselves.
 */
final class KeptBooks {

    static final int AT_MOST = 50;

    /** Another compiler or another vocabulary makes other classes. */
    private static final String SUFFIX = "-drools-10.2.0-5.kjar";

    /** Being written; one as old as this was left by somebody who was stopped. */
    private static final String PART = ".part";

    private static final Duration LEFT_BEHIND = Duration.ofHours(1);

    private final Path folder;

    KeptBooks(Path folder) {
        this.folder = folder;
    }

    /** @return null when it is not there or cannot be read */
    byte @Nullable [] read(String fingerprint) {
        Path file = file(fingerprint);
        try {
            byte[] bytes = Files.readAllBytes(file);
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
            return bytes;
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            warn("the compiled rule book could not be read from " + folder, e);
            return null;
        }
    }

    /** Not kept, the next start takes seconds longer, and nothing else is lost. */
    void write(String fingerprint, byte[] bytes) {
        try {
            Files.createDirectories(folder);
            Path part = Files.createTempFile(folder, "book", PART);
            Files.write(part, bytes);
            Files.move(part, file(fingerprint), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            clear();
        } catch (IOException e) {
            warn("the compiled rule book could not be kept in " + folder, e);
        }
    }

    private record Found(Path file, Instant used) {}

    private void clear() throws IOException {
        var kept = new ArrayList<Found>();
        try (var files = Files.newDirectoryStream(folder, "*{.kjar," + PART + "}")) {
            for (Path file : files) {
                var found = new Found(file, Files.getLastModifiedTime(file).toInstant());
                String name = file.getFileName().toString();
                if (name.endsWith(SUFFIX)) {
                    kept.add(found);
                } else if (!name.endsWith(PART)
                        || found.used().isBefore(Instant.now().minus(LEFT_BEHIND))) {
                    Files.deleteIfExists(file);
                }
            }
        }
        kept.sort(Comparator.comparing(Found::used).reversed());
        for (var found : kept.subList(Math.min(AT_MOST, kept.size()), kept.size())) {
            Files.deleteIfExists(found.file());
        }
    }

    private Path file(String fingerprint) {
        return folder.resolve(fingerprint + SUFFIX);
    }

    private static void warn(String what, IOException cause) {
        System.getLogger(KeptBooks.class.getName()).log(System.Logger.Level.WARNING, what, cause);
    }
}
