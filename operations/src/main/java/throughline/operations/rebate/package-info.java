/** What is promised back of what is invoiced: accrued with each invoice, seen, and settled by a credit note. */
@NullMarked
package throughline.operations.rebate;

import org.jspecify.annotations.NullMarked;
