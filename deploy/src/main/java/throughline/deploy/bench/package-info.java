/** The benchmark: each figure beside a yardstick in the same run, so that it is a ratio and not a claim. */
@NullMarked
package throughline.deploy.bench;

import org.jspecify.annotations.NullMarked;
