package throughline.operations.flow;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Messages that partners post to us by AS2, and what each is answered; implemented where messages are opened. */
public interface PostOffice {

    /**
     * Answers when what was posted is kept for good, or refused.
     *
     * @param fields the header of what was posted
     * @param length of the body as announced, in bytes, or -1
     * @throws IOException when it did not come whole: nothing is taken, and the sender comes again
     */
    Answer take(Map<String, String> fields, long length, InputStream body) throws IOException, InterruptedException;

    /** What the sender is told. */
    final class Answer {

        private final int status;
        private final Map<String, String> fields;
        private final byte[] body;

        /** @param status of HTTP */
        public Answer(int status, Map<String, String> fields, byte[] body) {
            this.status = status;
            this.fields = Map.copyOf(fields);
            this.body = body.clone();
        }

        public int status() {
            return status;
        }

        public Map<String, String> fields() {
            return fields;
        }

        /** A copy. */
        public byte[] body() {
            return body.clone();
        }
    }
}
