package throughline.operations.governance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule book that was in force.
 *
 * @param fingerprint what decisions name
 * @param sequence the last activation that put it in force: what a rollback goes back to
 * @param since when that was
 * @param until when another took its place; null while it is in force
 * @param times how often it was put in force, among the activations that were looked at
 */
public record BookInForce(
        String fingerprint,
        long sequence,
        Instant since,
        @Nullable Instant until,
        String by,
        String why,
        List<String> off,
        int times) {

    public BookInForce {
        off = List.copyOf(off);
    }

    /** @param history the newest first */
    static List<BookInForce> of(List<Activation> history) {
        var books = new LinkedHashMap<String, BookInForce>();
        for (var each : history) {
            books.merge(
                    each.book(),
                    new BookInForce(
                            each.book(),
                            each.sequence(),
                            each.at(),
                            each.until(),
                            each.by(),
                            each.why(),
                            each.off(),
                            1),
                    (newer, older) -> newer.again());
        }
        return new ArrayList<>(books.values());
    }

    private BookInForce again() {
        return new BookInForce(fingerprint, sequence, since, until, by, why, off, times + 1);
    }
}
