/** The answer to: which account does each line of a posting go to? */
@NullMarked
package throughline.rules.posting;

import org.jspecify.annotations.NullMarked;
