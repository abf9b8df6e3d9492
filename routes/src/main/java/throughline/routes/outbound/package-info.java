/** The way out: documents we owe are composed, sealed and sent. */
@NullMarked
package throughline.routes.outbound;

import org.jspecify.annotations.NullMarked;
