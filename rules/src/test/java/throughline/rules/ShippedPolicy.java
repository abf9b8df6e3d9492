package throughline.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.SortedMap;

/** The policies as they ship, bound once for all tests. */
final class ShippedPolicy {

    static final Path FOLDER = Path.of("policy");
    static final RuleBook BOOK = bind();

    private ShippedPolicy() {}

    private static RuleBook bind() {
        try {
            return new RuleBookBinder(null).bind(files());
        } catch (PolicyException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    static SortedMap<String, String> files() {
        try {
            return PolicyFolder.read(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SortedMap<String, String> examples() {
        try {
            return PolicyFolder.examples(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
