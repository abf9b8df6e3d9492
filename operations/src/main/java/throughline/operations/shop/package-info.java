/** What we know of shops between two visits: what was written there, what was told, what was fetched. */
@NullMarked
package throughline.operations.shop;

import org.jspecify.annotations.NullMarked;
