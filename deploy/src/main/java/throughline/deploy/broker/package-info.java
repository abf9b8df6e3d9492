/** The message broker: our own embedded one, or one that runs elsewhere. */
@NullMarked
package throughline.deploy.broker;

import org.jspecify.annotations.NullMarked;
