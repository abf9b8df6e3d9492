package throughline.operations.whatif;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What somebody wants to know.
 *
 * @param by who asks
 * @param note what it is about, for whoever reads the list of runs
 * @param from and {@code until}: when the orders were decided; inclusive, exclusive
 * @param orders in figures; of those only, or of all when it is empty
 * @param draft all policy files of the draft, by path
 */
public record Question(
        String by, String note, Instant from, Instant until, Set<Long> orders, Map<String, String> draft) {

    public Question {
        orders = Set.copyOf(orders);
        draft = Map.copyOf(draft);
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("the period ends before it begins");
        }
    }

    /** A draft that is some changed files on top of a book's. */
    public static Map<String, String> onTop(Map<String, String> book, Map<String, String> changed) {
        var files = new TreeMap<>(book);
        files.putAll(changed);
        return files;
    }
}
