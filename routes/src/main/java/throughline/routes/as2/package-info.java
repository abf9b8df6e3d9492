/** Partners reached by AS2, and reaching us: messages over HTTP, signed and encrypted, with a receipt (MDN) for each. */
@NullMarked
package throughline.routes.as2;

import org.jspecify.annotations.NullMarked;
