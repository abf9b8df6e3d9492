/** The pages people work with: rendered here, complete without a script, made quicker by a little of it. */
@NullMarked
package throughline.console.page;

import org.jspecify.annotations.NullMarked;
