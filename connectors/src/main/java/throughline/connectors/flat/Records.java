package throughline.connectors.flat;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The records of a file, one after the other. */
interface Records {

    /** @throws Faults.Broken when nothing can be read of it, not even its header */
    static Records of(InputStream in, Feed feed, Faults faults) throws IOException {
        var json = feed.form().json();
        if (json != null) {
            return new JsonRecords(in, json, faults);
        }
        var bytes = new ByteSource(in);
        return feed.form().fixed() ? new FixedRecords(bytes, feed, faults) : new CsvRecords(bytes, feed, faults);
    }

    /**
     * The next one, or null when the file ends; empty lines are passed over.
     *
     * @throws Faults.Broken when nothing more can be read
     */
    @Nullable
    FlatRecord next() throws IOException;
}
