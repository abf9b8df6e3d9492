/** What the routes tell the rest of the house about themselves, and the doors they open to it. */
@NullMarked
package throughline.operations.flow;

import org.jspecify.annotations.NullMarked;
