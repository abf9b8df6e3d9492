/** What is owed to us: invoices, their tax and freight, and how a customer stands. */
@NullMarked
package throughline.operations.billing;

import org.jspecify.annotations.NullMarked;
