package throughline.ledger.server;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One process at a time on a data directory. The system itself gives the lock back when the process dies, however it dies. */
final class DirectoryLock {

    private final FileChannel channel;
    private final FileLock lock;

    private DirectoryLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    static DirectoryLock on(Path directory) throws IOException {
        FileChannel channel;
        try {
            Files.createDirectories(directory);
            channel = FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException failure) {
            throw new IOException(
                    "cannot keep the database in %s: %s. Choose a folder that we may write to"
                            .formatted(directory, inWords(failure)),
                    failure);
        }
        var lock = tryLock(channel);
        if (lock == null) {
            channel.close();
            throw new IOException("%s is in use by another process: stop that one first, or choose another folder"
                    .formatted(directory));
        }
        return new DirectoryLock(channel, lock);
    }

    void release() {
        try {
            lock.release();
            channel.close();
        } catch (IOException alreadyGone) {
            // A lock on a file that is gone binds nobody.
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String inWords(IOException failure) {
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file stands where the folder should be";
        }
        if (failure instanceof NoSuchFileException) {
            return "it cannot be created there";
        }
        return String.valueOf(failure.getMessage());
    }
}
