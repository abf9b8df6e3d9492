/** The running appliance: its parts, wired by hand, and the order in which they start and stop. */
@NullMarked
package throughline.deploy.appliance;

import org.jspecify.annotations.NullMarked;
