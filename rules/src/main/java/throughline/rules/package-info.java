/** Asking the analysts' policies a question: one rule book, one deliberation per order, an answer with its reasons. */
@NullMarked
package throughline.rules;

import org.jspecify.annotations.NullMarked;
