/** The answer to: whose desk is a case for, and until when? */
@NullMarked
package throughline.rules.exception;

import org.jspecify.annotations.NullMarked;
