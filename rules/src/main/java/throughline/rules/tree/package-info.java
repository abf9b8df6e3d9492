/** Rules as the source gate read them: conditions, dates and consequences as plain records, without the compiler's own kinds of nodes. */
@NullMarked
package throughline.rules.tree;

import org.jspecify.annotations.NullMarked;
