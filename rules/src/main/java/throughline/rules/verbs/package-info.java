/** What rules may do: propose, and say why. */
@NullMarked
package throughline.rules.verbs;

import org.jspecify.annotations.NullMarked;
