/** What we write to the interfaces of shops, what we ask them, and what their answers mean; without the wire. */
@NullMarked
package throughline.connectors.shop.api;

import org.jspecify.annotations.NullMarked;
