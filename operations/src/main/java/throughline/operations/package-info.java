/** What is under way: each document goes through its process here; it is decided, posted, answered, or waits for a person. */
@NullMarked
package throughline.operations;

import org.jspecify.annotations.NullMarked;
