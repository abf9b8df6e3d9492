/** The commands a person types at a shell, and what they print. */
@NullMarked
package throughline.deploy.command;

import org.jspecify.annotations.NullMarked;
