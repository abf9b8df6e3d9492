/** Where a value came from: the sealed message and the exact bytes in it. */
@NullMarked
package throughline.model.lineage;

import org.jspecify.annotations.NullMarked;
