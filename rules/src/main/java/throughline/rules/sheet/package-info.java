/** Workbooks that analysts hand in: turned into comma-separated text at the door, once, and never read again. */
@NullMarked
package throughline.rules.sheet;

import org.jspecify.annotations.NullMarked;
