/** Recognises what kind of bytes a message holds and has the right reader read it. */
@NullMarked
package throughline.connectors.read;

import org.jspecify.annotations.NullMarked;
