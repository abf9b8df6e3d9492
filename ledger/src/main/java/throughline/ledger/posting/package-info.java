/** What each business event does to the books: one pure function per event. */
@NullMarked
package throughline.ledger.posting;

import org.jspecify.annotations.NullMarked;
