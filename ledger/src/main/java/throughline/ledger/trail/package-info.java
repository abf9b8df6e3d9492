/** From any posting back to the bytes, hops and rule book behind it; and forward from any message. */
@NullMarked
package throughline.ledger.trail;

import org.jspecify.annotations.NullMarked;
