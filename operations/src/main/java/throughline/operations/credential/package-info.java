/** What partners ask of us, kept in the database under a key that is not. */
@NullMarked
package throughline.operations.credential;

import org.jspecify.annotations.NullMarked;
