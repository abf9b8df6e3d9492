/** The way in that we go ourselves: fetching what partners lay for us, whatever kind of place it lies in. */
@NullMarked
package throughline.routes.fetching;

import org.jspecify.annotations.NullMarked;
