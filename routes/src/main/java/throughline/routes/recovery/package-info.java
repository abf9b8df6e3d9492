/** What happens when a message cannot go on: it becomes a case, and stays one until somebody decides. */
@NullMarked
package throughline.routes.recovery;

import org.jspecify.annotations.NullMarked;
