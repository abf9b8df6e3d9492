/** What the clock does: nothing that arrived is left lying, nothing that is due is forgotten. */
@NullMarked
package throughline.routes.housekeeping;

import org.jspecify.annotations.NullMarked;
