/** Partner folders: what each says of its partner, read strictly, taken in while we run, and written for a new one. */
@NullMarked
package throughline.connectors.partner;

import org.jspecify.annotations.NullMarked;
