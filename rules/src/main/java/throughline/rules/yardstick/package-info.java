/** The benchmark's yardstick: the shipped policy once more, written by hand in Java, to say what rules cost. Never on the main path. */
@NullMarked
package throughline.rules.yardstick;

import org.jspecify.annotations.NullMarked;
