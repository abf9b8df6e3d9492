/** How a message flows: in which order it meets the others, and what happens when it cannot go on. */
@NullMarked
package throughline.routes;

import org.jspecify.annotations.NullMarked;
