/** Partners: who speaks to us, and how we read and write what they speak. */
@NullMarked
package throughline.connectors;

import org.jspecify.annotations.NullMarked;
