/** What a web server says lies there, in the forms that servers use. */
@NullMarked
package throughline.connectors.listing;

import org.jspecify.annotations.NullMarked;
