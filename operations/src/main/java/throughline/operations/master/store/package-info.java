/**
 * The master tables as Hibernate sees them, and the records of {@code operations.master} in and out of them.
 *
 * <p>Master data is what is stored as objects: whole records, written together and read together, never a balance that two transactions
 * fight for. The records themselves know no framework. A table that holds one record's values and nothing else is a {@link
 * throughline.operations.master.store.Row} of that record; where the table knows less than the record (a price without its currency) or
 * more (the place of a ship-to), the row has fields of its own.
 *
 * <p>What many transactions change at once is set-based SQL in the package that owns it: stock, open balances, exposure, order lines,
 * cases and the outbox. One statement there takes the locks of a whole batch in one order, which objects cannot.
 */
@NullMarked
package throughline.operations.master.store;

import org.jspecify.annotations.NullMarked;
