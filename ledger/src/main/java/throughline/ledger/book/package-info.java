/** What happened, for ever: journal entries in money and stock that balance, and the account they are kept in. */
@NullMarked
package throughline.ledger.book;

import org.jspecify.annotations.NullMarked;
