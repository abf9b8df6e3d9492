package throughline.ledger.proof;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every sealed message still has the hash it is kept under: works through the vault one piece of 1 MiB at a time. */
final class ContentCheck implements Verify.Check {

    /** Rows at hand at once; each has up to a chunk of a MiB. */
    private static final int FETCH = 4;

    private static final String CONTENTS =
            """
            select c.sha256, c.size, k.bytes from trail.content c left join trail.chunk k using (sha256) order by c.sha256, k.n""";

    @Override
    public String name() {
        return "every sealed byte is there";
    }

    @Override
    public Verify.Outcome look(Connection connection) throws SQLException {
        var walk = new Walk();
        try (var statement = connection.createStatement()) {
            statement.setFetchSize(FETCH);
            try (var row = statement.executeQuery(CONTENTS)) {
                while (row.next()) {
                    walk.piece(row.getBytes(1), row.getLong(2), row.getBytes(3));
                }
            }
        }
        walk.finish();
        return Verify.Outcome.of("%d contents, %d bytes".formatted(walk.contents, walk.bytes), walk.wrong);
    }

    /** Where the walk through the vault stands. */
    private static final class Walk {

        private final MessageDigest digest = sha256();
        private final List<String> wrong = new ArrayList<>();
        private byte @Nullable [] sha;
        private long size;
        private long seen;
        private long contents;
        private long bytes;

        void piece(byte[] ofContent, long ofSize, byte @Nullable [] piece) {
            if (sha == null || !Arrays.equals(sha, ofContent)) {
                finish();
                sha = ofContent;
                size = ofSize;
                contents++;
            }
            if (piece != null) {
                digest.update(piece);
                seen += piece.length;
                bytes += piece.length;
            }
        }

        void finish() {
            var actual = digest.digest();
            if (sha != null && (seen != size || !Arrays.equals(actual, sha)) && wrong.size() < Verify.MOST_NAMED) {
                wrong.add("content %s: %d of %d bytes, hash %s"
                        .formatted(
                                HexFormat.of().formatHex(sha),
                                seen,
                                size,
                                Arrays.equals(actual, sha) ? "fits" : "does not fit"));
            }
            seen = 0;
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
