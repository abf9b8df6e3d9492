/** Wires, packages, configures and documents the running appliance. */
@NullMarked
package throughline.deploy;

import org.jspecify.annotations.NullMarked;
