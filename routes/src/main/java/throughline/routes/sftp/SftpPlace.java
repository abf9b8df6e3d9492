package throughline.routes.sftp;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;

/**
 * A partner's SFTP server, as its profile describes it under {@code transport}.
 *
 * @param credential the name of our password or private key
 * @param hostKey what the server has to prove that it is
 * @param directory where we lay what is for the partner
 * @param fetching what we fetch there, or null for nothing
 */
record SftpPlace(
        String host,
        int port,
        String user,
        String credential,
        String hostKey,
        String directory,
        @Nullable Fetching fetching) {

    /**
     * @param directory where the partner lays what is for us
     * @param every how often we look
     * @param unchanged a file is taken when it has not changed for so long
     * @param archive where a fetched file is moved to, or null: it is deleted
     */
    record Fetching(String directory, Duration every, Duration unchanged, @Nullable String archive) {}

    /** @throws IOException naming what the profile leaves out */
    static SftpPlace of(Partner partner) throws IOException {
        return new SftpPlace(
                needed(partner, "host"),
                number(partner, "port", 22),
                needed(partner, "user"),
                needed(partner, "credential"),
                needed(partner, "hostKey"),
                partner.transport().getOrDefault("directory", "."),
                fetching(partner));
    }

    private static @Nullable Fetching fetching(Partner partner) throws IOException {
        var directory = partner.transport().get("pollDirectory");
        if (directory == null) {
            return null;
        }
        var archive = partner.transport().get("archiveDirectory");
        if (archive == null && !"true".equals(partner.transport().get("deleteFetched"))) {
            throw new IOException(
                    "the profile of %s does not say what becomes of fetched files: archiveDirectory, or deleteFetched: true"
                            .formatted(partner.code()));
        }
        return new Fetching(
                directory,
                Duration.ofSeconds(number(partner, "pollSeconds", 60)),
                Duration.ofSeconds(number(partner, "unchangedSeconds", 10)),
                archive);
    }

    private static String needed(Partner partner, String key) throws IOException {
        var value = partner.transport().get(key);
        if (value == null || value.isBlank()) {
            throw new IOException("the profile of %s has no transport.%s".formatted(partner.code(), key));
        }
        return value;
    }

    private static int number(Partner partner, String key, int otherwise) throws IOException {
        var value = partner.transport().get(key);
        try {
            return value == null ? otherwise : Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IOException("transport.%s of %s is no number: %s".formatted(key, partner.code(), value), e);
        }
    }

    /** For people. */
    String address() {
        return "%s:%d".formatted(host, port);
    }
}
