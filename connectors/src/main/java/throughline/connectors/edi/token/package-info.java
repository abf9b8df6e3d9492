/** Bytes to segments and elements, kept as numbers: nothing is copied and no object is made per element. */
@NullMarked
package throughline.connectors.edi.token;

import org.jspecify.annotations.NullMarked;
