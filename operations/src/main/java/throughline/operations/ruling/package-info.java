/** One order before one rule book: what the rules could see of it, what follows from their answer, and the same again at any later time. */
@NullMarked
package throughline.operations.ruling;

import org.jspecify.annotations.NullMarked;
