/** Writes our documents as the bytes a partner wants: its standard, version, separators, identifiers and codes. */
@NullMarked
package throughline.connectors.compose;

import org.jspecify.annotations.NullMarked;
