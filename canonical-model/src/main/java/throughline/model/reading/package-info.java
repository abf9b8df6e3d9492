/** What a message turned out to hold once it was read: envelopes, documents, findings and answers. */
@NullMarked
package throughline.model.reading;

import org.jspecify.annotations.NullMarked;
