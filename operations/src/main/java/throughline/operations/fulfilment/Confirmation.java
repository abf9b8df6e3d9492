package throughline.operations.fulfilment;

import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Cause;
import throughline.model.document.DespatchAdvice;

/**
 * A warehouse or a drop-ship supplier says what it shipped.
 *
 * @param partner the partner folder it came from; null when it came from one of our own people
 * @param cause its message and document row
 */
public record Confirmation(DespatchAdvice advice, @Nullable String partner, Cause cause) {}
