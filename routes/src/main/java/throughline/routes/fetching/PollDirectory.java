package throughline.routes.fetching;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.routes.Said;

/**
 * A directory of a partner's own server that we fetch files from.
 *
 * @param directory where the partner lays what is for us
 * @param every how often we look
 * @param unchanged a file is taken when it has not changed for so long
 * @param archive where a fetched file is moved to, or null: it is deleted
 */
public record PollDirectory(String directory, Duration every, Duration unchanged, @Nullable String archive) {

    private static final String KEY = "pollDirectory";

    public static boolean isSaid(Partner partner) {
        return partner.transport().containsKey(KEY);
    }

    /**
     * What the profile says, or null: nothing is fetched.
     *
     * @throws IOException naming what it leaves out
     */
    public static @Nullable PollDirectory of(Partner partner) throws IOException {
        var said = new Said(partner);
        var directory = said.optional(KEY);
        if (directory == null) {
            return null;
        }
        var archive = said.optional("archiveDirectory");
        if (archive == null && !"true".equals(said.optional("deleteFetched"))) {
            throw new IOException(
                    "the profile of %s does not say what becomes of fetched files: archiveDirectory, or deleteFetched: true"
                            .formatted(partner.code()));
        }
        return new PollDirectory(
                directory, said.seconds("pollSeconds", 60), said.seconds("unchangedSeconds", 10), archive);
    }
}
