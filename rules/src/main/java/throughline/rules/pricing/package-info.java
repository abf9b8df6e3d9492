/** The answer to: what does each line cost, and may it? */
@NullMarked
package throughline.rules.pricing;

import org.jspecify.annotations.NullMarked;
