/** What the standards demand of a message, as tables, and the check of a message against them. */
@NullMarked
package throughline.connectors.edi.guide;

import org.jspecify.annotations.NullMarked;
