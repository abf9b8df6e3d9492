/** The ways to our partners and from them, which several nodes share: who goes which, and which of them rest. */
@NullMarked
package throughline.operations.way;

import org.jspecify.annotations.NullMarked;
