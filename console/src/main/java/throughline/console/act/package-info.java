/** What people and programs do: each act once, with its record, for the pages and for the API alike. */
@NullMarked
package throughline.console.act;

import org.jspecify.annotations.NullMarked;
