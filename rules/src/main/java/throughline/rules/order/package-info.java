/** The answer to: may the order be taken as it is? */
@NullMarked
package throughline.rules.order;

import org.jspecify.annotations.NullMarked;
