/**
 * What other rules would have done, over a period or in shadow beside the traffic, and what Drools' own engine says of samples. It reads what decisions
 * saw, and touches nothing else.
 */
@NullMarked
package throughline.operations.whatif;

import org.jspecify.annotations.NullMarked;
