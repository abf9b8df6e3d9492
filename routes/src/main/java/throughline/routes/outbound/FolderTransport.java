package throughline.routes.outbound;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import throughline.connectors.Partner;

/** Lays a file into a folder of the partner's own on this machine; it gets its name when it is whole and on disk. */
public final class FolderTransport implements Transport {

    private final Function<String, Path> folders;

    /** @param folders where what is for a partner is laid, by its code */
    public FolderTransport(Function<String, Path> folders) {
        this.folders = folders;
    }

    @Override
    public void send(Partner partner, String name, byte[] bytes) throws IOException {
        var folder = Files.createDirectories(folders.apply(partner.code()));
        var part = folder.resolve(name + ".part");
        try (var file = FileChannel.open(part, CREATE, WRITE, TRUNCATE_EXISTING)) {
            for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                file.write(rest);
            }
            file.force(true);
        }
        Files.move(part, folder.resolve(name), ATOMIC_MOVE, REPLACE_EXISTING);
    }

    @Override
    public String check(Partner partner) throws IOException {
        var folder = Files.createDirectories(folders.apply(partner.code()));
        Files.delete(Files.createTempFile(folder, ".check", ".part"));
        return "%s can be written.".formatted(folder);
    }
}
