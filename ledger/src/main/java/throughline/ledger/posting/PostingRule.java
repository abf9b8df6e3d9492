package throughline.ledger.posting;

import throughline.ledger.book.Posting;

/** What one kind of business event does to the books. A pure function: no clock, no database, no rounding of its own. */
@FunctionalInterface
public interface PostingRule<E> {

    Posting postingFor(E event);
}
