/** What web shops send us. */
@NullMarked
package throughline.connectors.shop;

import org.jspecify.annotations.NullMarked;
