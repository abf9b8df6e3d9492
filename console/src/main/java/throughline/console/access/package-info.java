/** Who may come in and what each may do: accounts of people, tokens of machines, roles, and the two security chains. */
@NullMarked
package throughline.console.access;

import org.jspecify.annotations.NullMarked;
