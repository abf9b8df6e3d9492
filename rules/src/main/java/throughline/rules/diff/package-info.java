/** What is different between two sets of policy files, rule by rule. */
@NullMarked
package throughline.rules.diff;

import org.jspecify.annotations.NullMarked;
