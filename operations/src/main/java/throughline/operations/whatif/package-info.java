/** What other rules would have done: a draft over what was decided in a period. It reads what decisions saw, and touches nothing else. */
@NullMarked
package throughline.operations.whatif;

import org.jspecify.annotations.NullMarked;
