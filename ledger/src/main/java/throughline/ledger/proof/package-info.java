/** Proves the books again from their own rows. */
@NullMarked
package throughline.ledger.proof;

import org.jspecify.annotations.NullMarked;
