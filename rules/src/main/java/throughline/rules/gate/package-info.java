/** The three gates between an analyst's text and the running appliance. */
@NullMarked
package throughline.rules.gate;

import org.jspecify.annotations.NullMarked;
