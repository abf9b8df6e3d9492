/** The facts that rules may look at: plain records, prepared by the desks; every derived figure is computed before a rule sees it. */
@NullMarked
package throughline.rules.facts;

import org.jspecify.annotations.NullMarked;
