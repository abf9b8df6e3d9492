/** One transaction at a time over the database, in sets instead of rows. */
@NullMarked
package throughline.ledger.store;

import org.jspecify.annotations.NullMarked;
