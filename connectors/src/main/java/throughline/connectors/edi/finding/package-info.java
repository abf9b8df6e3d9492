/** What can be wrong with a message, and how it is said. */
@NullMarked
package throughline.connectors.edi.finding;

import org.jspecify.annotations.NullMarked;
