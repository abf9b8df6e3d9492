/** What partners say to each other, in one vocabulary, whatever syntax it came in (names after OASIS UBL 2). */
@NullMarked
package throughline.model.document;

import org.jspecify.annotations.NullMarked;
