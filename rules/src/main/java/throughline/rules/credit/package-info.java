/** The answer to: may this customer have these goods on account? */
@NullMarked
package throughline.rules.credit;

import org.jspecify.annotations.NullMarked;
