/** To shops and from them by their interfaces: what has left and what is there is written, orders are fetched. */
@NullMarked
package throughline.routes.shop;

import org.jspecify.annotations.NullMarked;
