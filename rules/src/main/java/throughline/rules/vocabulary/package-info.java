/** What a desk's rules may be made of: facts, fields and verbs, with their units, limits and meanings. */
@NullMarked
package throughline.rules.vocabulary;

import org.jspecify.annotations.NullMarked;
