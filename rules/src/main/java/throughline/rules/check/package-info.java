/** What is legal and probably wrong: checks of a whole policy folder beyond compiling, and the trial of its examples. */
@NullMarked
package throughline.rules.check;

import org.jspecify.annotations.NullMarked;
