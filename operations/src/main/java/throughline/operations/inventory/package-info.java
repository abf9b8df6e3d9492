/** What warehouses say of stock beyond what they ship: corrections that are booked, and counts that are compared with the books. */
@NullMarked
package throughline.operations.inventory;

import org.jspecify.annotations.NullMarked;
