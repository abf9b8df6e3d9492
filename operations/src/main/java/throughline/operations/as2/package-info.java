/** What came and went by AS2, and the receipts (MDN) for it: written down so that each message is taken once and each receipt is kept. */
@NullMarked
package throughline.operations.as2;

import org.jspecify.annotations.NullMarked;
