/** Which warehouse gives what to whom, decided under the lock on its stock. */
@NullMarked
package throughline.operations.allocation;

import org.jspecify.annotations.NullMarked;
