package throughline.connectors.flat;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of a file, one after the other. */
interface Records {

    /**
     * The next one, or null when the file ends; empty lines are passed over.
     *
     * @throws Faults.Broken when nothing more can be read
     */
    @Nullable
    FlatRecord next() throws IOException;
}
