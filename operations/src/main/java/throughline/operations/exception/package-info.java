/** Cases: what a person has to decide, with its reason, its place, its desk and its deadline. */
@NullMarked
package throughline.operations.exception;

import org.jspecify.annotations.NullMarked;
