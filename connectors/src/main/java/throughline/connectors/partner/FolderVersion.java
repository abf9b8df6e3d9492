package throughline.connectors.partner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a partner's folder said at one moment, as a name: the SHA-256 over its files, each with its name and length, in the order of
 * their names. Samples and the README count for people and for the build, not while we run, and stay out; so do hidden files.
 */
final class FolderVersion {

    private static final int DEEPEST = 2;

    private FolderVersion() {}

    /** 64 hexadecimal digits; that of no file at all for a folder that is gone. */
    static String of(Path folder) {
        var digest = sha256();
        for (var file : files(folder)) {
            byte[] bytes;
            try {
                bytes = Files.readAllBytes(file);
            } catch (NoSuchFileException gone) {
                continue;
            } catch (IOException wrong) {
                throw new UncheckedIOException("cannot read " + file, wrong);
            }
            digest.update(name(folder, file).getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(ByteBuffer.allocate(Long.BYTES).putLong(bytes.length).flip());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** The files that count while we run, by name. */
    static List<Path> files(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(child -> counts(child.getFileName().toString()))
                    .flatMap(FolderVersion::within)
                    .filter(file -> !name(folder, file).contains("/."))
                    .sorted(Comparator.comparing(file -> name(folder, file)))
                    .toList();
        } catch (NoSuchFileException | NotDirectoryException gone) {
            return List.of();
        } catch (IOException wrong) {
            throw new UncheckedIOException("cannot list the files of " + folder, wrong);
        }
    }

    /** A file's name within its folder, with slashes. */
    static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private static Stream<Path> within(Path child) {
        try (Stream<Path> all = Files.walk(child, DEEPEST)) {
            return all.filter(Files::isRegularFile).toList().stream();
        } catch (IOException | UncheckedIOException gone) {
            return Stream.empty();
        }
    }

    private static boolean counts(String child) {
        return !child.equals("README.md") && !child.equals("samples") && !child.startsWith(".");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
