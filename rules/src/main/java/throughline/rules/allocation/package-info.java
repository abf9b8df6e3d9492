/** The answer to: where may the goods come from, and what becomes of the rest? */
@NullMarked
package throughline.rules.allocation;

import org.jspecify.annotations.NullMarked;
