/** Queues on partners' brokers, or on ones of ours that they use: both ways. */
@NullMarked
package throughline.routes.jms;

import org.jspecify.annotations.NullMarked;
