package throughline.connectors.shop.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Fetches the orders of one shop that are ready to be delivered, page by page, in the order in which they changed last. */
public interface ShopPull {

    /**
     * The next page.
     *
     * @param since only what changed then or later
     * @param cursor what the page before said comes next; null for the first
     * @param known whether an order was fetched before: nothing more is asked about it
     */
    Page page(Instant since, @Nullable String cursor, Predicate<String> known) throws IOException, InterruptedException;

    /** Shows who we are, taking nothing; what was found, in words for an operator. */
    String check() throws IOException, InterruptedException;

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
        private final byte[] bytes;

        Pulled(String number, byte[] bytes) {
            this.number = number;
            this.bytes = bytes.clone();
        }

        /** The shop's own number, by which it is known again. */
        public String number() {
            return number;
        }

        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }
    }
}
