/** The analysts' examples: tables of given and expected beside each policy file, run on each check and in every build. */
@NullMarked
package throughline.rules.example;

import org.jspecify.annotations.NullMarked;
