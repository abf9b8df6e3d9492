package throughline.connectors.shop.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the orders of one shop that are ready to be delivered, page by page, in the order in which they changed last; and those again, once,
 * that were fetched and are cancelled since.
 */
public interface ShopPull {

    /**
     * The next page.
     *
     * @param since only what changed then or later
     * @param cursor what the page before said comes next; null for the first
     * @param known whether an order was fetched before, by {@link Pulled#key}: nothing more is asked about it
     */
    Page page(Instant since, @Nullable String cursor, Predicate<String> known) throws IOException, InterruptedException;

    /** Shows who we are, taking nothing; what was found, in words for an operator. */
    String check() throws IOException, InterruptedException;

    /**
     * By what an order is known to be fetched already; null for one that we do not want: it was cancelled before we had it.
     *
     * @param off whether the shop says that it is cancelled
     */
    static @Nullable String key(String number, boolean off, Predicate<String> known) {
        if (!off) {
            return number;
        }
        return known.test(number) ? number + " cancelled" : null;
    }

    /**
     * Some orders.
     *
     * @param orders those that were not known
     * @param seen up to when the changes of the shop are on this page; null when there are none
     * @param next the cursor of the page after it, or null when it is the last
     */
    record Page(List<Pulled> orders, @Nullable Instant seen, @Nullable String next) {

        public Page {
            orders = List.copyOf(orders);
        }
    }

    /** One order, byte for byte as the shop answered it. */
    final class Pulled {

        private final String number;
        private final String key;
        private final byte[] bytes;

        Pulled(String number, String key, byte[] bytes) {
            this.number = number;
            this.key = key;
            this.bytes = bytes.clone();
        }

        /** The shop's own number. */
        public String number() {
            return number;
        }

        /** By which it is known again: its number, and whether it was cancelled. */
        public String key() {
            return key;
        }

        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
