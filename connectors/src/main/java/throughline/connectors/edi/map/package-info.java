/** Maps: Smooks configuration files that say which element of a set becomes which value of a draft, and the two engines that run them. */
@NullMarked
package throughline.connectors.edi.map;

import org.jspecify.annotations.NullMarked;
