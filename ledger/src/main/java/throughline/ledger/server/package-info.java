/** A real PostgreSQL server that needs nothing installed by hand. */
@NullMarked
package throughline.ledger.server;

import org.jspecify.annotations.NullMarked;
