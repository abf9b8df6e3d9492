package throughline.routes.fetching;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import throughline.model.lineage.MessageId;
import throughline.operations.way.Fetches.RemoteFile;

/** The place where one partner lays things for us, while we are there. */
public interface Shelf {

    /**
     * What lies there.
     *
     * @param most of them; with more there, the rest waits for the next visit
     */
    Found look(int most) throws IOException, InterruptedException;

    /** Its bytes; when it ends before {@link RemoteFile#size()}, it is not taken. */
    InputStream open(RemoteFile file) throws IOException, InterruptedException;

    /** It is sealed as this message: now, and not before, it may be moved away or deleted. Comes again when we ended in between. */
    void away(RemoteFile file, MessageId message) throws IOException, InterruptedException;

    /** Whether there is still a line to it, after something failed. */
    boolean isOpen();

    /** What lies there; {@code more} than this when not all of it could be named. */
    record Found(List<RemoteFile> files, boolean more) {

        public Found {
            files = List.copyOf(files);
        }
    }
}
