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
import throughline.connectors.Partner;

/** Lays a file into the partner's folder of the outbox; it gets its name when it is whole and on disk. */
public final class FolderTransport implements Transport {

    private final Path outbox;

    public FolderTransport(Path outbox) {
        this.outbox = outbox;
    }

    @Override
    public void send(Partner partner, String name, byte[] bytes) throws IOException {
        var folder = outbox.resolve(partner.code());
        Files.createDirectories(folder);
        var part = folder.resolve(name + ".part");
        try (var file = FileChannel.open(part, CREATE, WRITE, TRUNCATE_EXISTING)) {
            for (var rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                file.write(rest);
            }
            file.force(true);
        }
        Files.move(part, folder.resolve(name), ATOMIC_MOVE, REPLACE_EXISTING);
    }
}
