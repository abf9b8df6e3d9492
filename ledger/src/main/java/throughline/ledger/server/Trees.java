package throughline.ledger.server;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/** Whole folders at a time. */
final class Trees {

    private Trees() {}

    static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Makes every file below belong to a user and group, by number. */
    static void give(Path root, int user, int group) throws IOException {
        if (Integer.valueOf(user).equals(owner(root)) && Integer.valueOf(user).equals(owner(deepest(root)))) {
            return;
        }
        try (var all = Files.walk(root)) {
            for (var path : (Iterable<Path>) all::iterator) {
                Files.setAttribute(path, "unix:gid", group, LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:uid", user, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    private static Object owner(Path path) throws IOException {
        return Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    /** The file that is handed over last, so that a change of owner that was cut short is done again. */
    private static Path deepest(Path root) throws IOException {
        try (var all = Files.walk(root)) {
            return all.reduce(root, (before, after) -> after);
        }
    }
}
