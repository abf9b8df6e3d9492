/** What a message meets when it has been read: taken once, set by set, and brought to rest. */
@NullMarked
package throughline.operations.intake;

import org.jspecify.annotations.NullMarked;
