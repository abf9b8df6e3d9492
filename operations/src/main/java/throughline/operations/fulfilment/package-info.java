/** Goods leave: warehouses are told what to ship, and what they say they shipped moves stock, cost, revenue and receivable at once. */
@NullMarked
package throughline.operations.fulfilment;

import org.jspecify.annotations.NullMarked;
