/** What a partner's own guide demands of one message, beyond the standard: places, conditions and rules as data. */
@NullMarked
package throughline.connectors.guide;

import org.jspecify.annotations.NullMarked;
