/** Who we trade with, in what, from where and on which terms: one immutable picture, looked up in constant time. */
@NullMarked
package throughline.operations.master;

import org.jspecify.annotations.NullMarked;
