package throughline.deploy.appliance;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import throughline.deploy.settings.SettingsFault;

/**
 * One appliance per data folder. The operating system holds the lock, so it goes with the process however that ends; the process id in
 * the file is for people.
 */
final class FolderLock implements AutoCloseable {

    private final FileChannel channel;

    private FolderLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws SettingsFault when an appliance runs on this folder already, or the folder cannot be written
     */
    static FolderLock take(Path data) {
        var file = data.resolve("throughline.lock");
        try {
            Files.createDirectories(data);
            var channel = FileChannel.open(file, CREATE, READ, WRITE);
            var lock = attempt(channel);
            if (lock == null) {
                channel.close();
                throw new SettingsFault("An appliance runs on %s already (process %s)."
                        .formatted(data, Files.readString(file).strip()));
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
            return new FolderLock(channel);
        } catch (IOException e) {
            throw new SettingsFault("The data folder %s cannot be written: %s".formatted(data, e.getMessage()));
        }
    }

    /** Asks without keeping the lock. */
    static boolean isTaken(Path data) {
        var file = data.resolve("throughline.lock");
        if (!Files.exists(file)) {
            return false;
        }
        try (var channel = FileChannel.open(file, WRITE)) {
            return attempt(channel) == null;
        } catch (IOException e) {
            throw new SettingsFault("The data folder %s cannot be written: %s".formatted(data, e.getMessage()));
        }
    }

    private static @Nullable FileLock attempt(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.truncate(0);
            channel.close();
        } catch (IOException e) {
            throw new IllegalStateException("the lock of the data folder cannot be given back", e);
        }
    }
}
