/** What carriers ask for, held against what we expected to pay. */
@NullMarked
package throughline.operations.freight;

import org.jspecify.annotations.NullMarked;
