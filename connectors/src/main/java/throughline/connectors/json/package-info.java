/** The canonical documents as JSON and its schema, and the JSON messages that partners send us. */
@NullMarked
package throughline.connectors.json;

import org.jspecify.annotations.NullMarked;
