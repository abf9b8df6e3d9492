/** The order desk: an order is checked, priced, cleared, allocated and answered. */
@NullMarked
package throughline.operations.ordering;

import org.jspecify.annotations.NullMarked;
