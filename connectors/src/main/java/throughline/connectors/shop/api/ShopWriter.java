package throughline.connectors.shop.api;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.InventoryReport;

/**
 * Writes to one shop what has left and what is there. Whatever is written is looked for first: whoever ended before it could write down
 * that it did writes nothing twice.
 */
public interface ShopWriter {

    /** What we know of our own earlier tries; it outlives us. */
    interface Memory {

        /** The shop's own number of an order; empty for one that did not come from it. */
        java.util.Optional<String> order(String buyerNumber);

        /**
         * What was there before we tried for the first time.
         *
         * @param now what is there now
         */
        Set<String> before(List<String> now);
    }

    /** @throws ShopRefused when the shop does not take it, with the reason */
    void despatched(DespatchAdvice advice, Memory memory) throws IOException, InterruptedException;

    /**
     * How many are available of each of the shop's items, which the lines name under scheme {@code BUYER}.
     *
     * @return how many figures were written: those that the shop had otherwise
     */
    int stock(InventoryReport report) throws IOException, InterruptedException;

    /** What the shop sells and counts: its own number of each item by SKU. A SKU that two items have is not in it. */
    Map<String, String> assortment() throws IOException, InterruptedException;

    /**
     * Shows who we are, writing nothing.
     *
     * @param despatches whether we are to write what has left
     * @param stock whether we are to write what is there
     * @return what was found, in words for an operator
     */
    String check(boolean despatches, boolean stock) throws IOException, InterruptedException;
}
