/** Files of records without identifiers of their own (CSV, fixed width), read by the map that their partner's folder declares. */
@NullMarked
package throughline.connectors.flat;

import org.jspecify.annotations.NullMarked;
