/** What people and their programs see of the line, over HTTP, and how they act on it. */
@NullMarked
package throughline.console;

import org.jspecify.annotations.NullMarked;
