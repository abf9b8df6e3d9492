/** How much stands where, and what it is worth, locked or just looked at. */
@NullMarked
package throughline.ledger.stock;

import org.jspecify.annotations.NullMarked;
