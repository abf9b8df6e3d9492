/** What rules do over time: how often they speak, what it comes to in money, and which have fallen silent. */
@NullMarked
package throughline.operations.insight;

import org.jspecify.annotations.NullMarked;
