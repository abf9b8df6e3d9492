package throughline.ledger.trail;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import throughline.ledger.store.Database;

/** Sealed bytes read piece by piece, one short transaction each, so that a slow reader holds no connection. */
final class ChunkStream extends InputStream {

    private final Database database;
    private final byte[] content;
    private final long size;
    private byte[] piece = {};
    private int at;
    private int next;
    private long given;

    ChunkStream(Database database, byte[] content, long size) {
        this.database = database;
        this.content = content;
        this.size = size;
    }

    @Override
    public int read() throws IOException {
        return fill() ? piece[at++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, into.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        var count = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, offset, count);
        at += count;
        return count;
    }

    @Override
    public int available() {
        return piece.length - at;
    }

    private boolean fill() throws IOException {
        if (at < piece.length) {
            return true;
        }
        given += piece.length;
        if (given >= size) {
            piece = new byte[0];
            at = 0;
            return false;
        }
        piece = database.read(unit -> unit.jdbc(connection -> {
            try (var statement =
                    connection.prepareStatement("select bytes from trail.chunk where sha256 = ? and n = ?")) {
                statement.setBytes(1, content);
                statement.setInt(2, next);
                var row = statement.executeQuery();
                return row.next() ? row.getBytes(1) : new byte[0];
            }
        }));
        if (piece.length == 0) {
            throw new IOException("the vault has only %d of %d bytes of this message".formatted(given, size));
        }
        next++;
        at = 0;
        return true;
    }
}
