/** Amounts, quantities and names that every module means the same thing by. */
@NullMarked
package throughline.model.value;

import org.jspecify.annotations.NullMarked;
