/** Interchanges, groups and sets: their counts, control numbers and answers. */
@NullMarked
package throughline.connectors.edi.envelope;

import org.jspecify.annotations.NullMarked;
