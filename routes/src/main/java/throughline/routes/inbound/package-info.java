/** The way in: bytes are sealed, queued, read and taken. */
@NullMarked
package throughline.routes.inbound;

import org.jspecify.annotations.NullMarked;
