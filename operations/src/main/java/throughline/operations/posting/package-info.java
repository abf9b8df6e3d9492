/** Which account each line of a business event goes to: the posting policy's word, held against the chart. */
@NullMarked
package throughline.operations.posting;

import org.jspecify.annotations.NullMarked;
