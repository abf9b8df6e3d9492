package throughline.ledger.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The server's own programs, unpacked once from the archive that comes with the build. */
final class ServerPrograms {

    private final Path home;

    private ServerPrograms(Path home) {
        this.home = home;
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** Unpacks below the cache unless that was done before; the folder's name is the archive's own hash, so versions never mix. */
    static ServerPrograms in(Path cache) throws IOException {
        var resource = "/postgres-%s-%s.txz".formatted(system(), machine());
        var home = cache.resolve("postgresql-" + fingerprint(resource));
        if (!Files.isExecutable(home.resolve("bin").resolve("postgres"))) {
            Files.createDirectories(cache);
            var unfinished = Files.createTempDirectory(cache, "unpacking-");
            try (var archive = open(resource)) {
                unpack(archive, unfinished);
            }
            // Also readable for the unprivileged user that the server runs as when we are root.
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            moveIntoPlace(unfinished, home);
        }
        return new ServerPrograms(home);
    }

    private static void moveIntoPlace(Path unfinished, Path home) throws IOException {
        try {
            Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException
                | AtomicMoveNotSupportedException
                | DirectoryNotEmptyException somebodyElseDidIt) {
            if (!Files.isExecutable(home.resolve("bin").resolve("postgres"))) {
                throw somebodyElseDidIt;
            }
            Trees.delete(unfinished);
        }
    }

    private static void unpack(InputStream archive, Path into) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                var target = into.resolve(entry.getName()).normalize();
                if (!target.startsWith(into)) {
                    throw new IOException("the server's archive points outside itself: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    var executable = (entry.getMode() & 0100) != 0;
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static String fingerprint(String resource) throws IOException {
        try (var archive = new DigestInputStream(open(resource), MessageDigest.getInstance("SHA-256"))) {
            archive.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(archive.getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new UncheckedIOException(new IOException(impossible));
        }
    }

    private static InputStream open(String resource) throws IOException {
        var stream = ServerPrograms.class.getResourceAsStream(resource);
        if (stream == null) {
            throw new IOException(
                    "no PostgreSQL server comes with this build for %s on %s: give an external one by THROUGHLINE_DB_URL"
                            .formatted(System.getProperty("os.name"), System.getProperty("os.arch")));
        }
        return stream;
    }

    private static String system() {
        return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "darwin" : "linux";
    }

    private static String machine() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
    }
}
