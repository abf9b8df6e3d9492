/** Tells open pages what changed, while they are open. */
@NullMarked
package throughline.console.live;

import org.jspecify.annotations.NullMarked;
