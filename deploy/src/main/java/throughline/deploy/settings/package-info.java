/** What an operator may set, where each value comes from, and what is refused. */
@NullMarked
package throughline.deploy.settings;

import org.jspecify.annotations.NullMarked;
