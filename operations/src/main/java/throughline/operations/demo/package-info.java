/** The demonstration distributor: read from files that people edit, loaded and opened once. */
@NullMarked
package throughline.operations.demo;

import org.jspecify.annotations.NullMarked;
