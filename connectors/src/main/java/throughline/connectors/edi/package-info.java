/** X12 and EDIFACT: from a partner's bytes to documents, findings and answers. */
@NullMarked
package throughline.connectors.edi;

import org.jspecify.annotations.NullMarked;
