package throughline.ledger.trail;

/**
 * The answer to taking a document.
 *
 * @param document the live document under that sender, type and number: the one just asked for, or the one that was here first
 * @param already whether one was here first; then nothing was written
 * @param differs whether that one says something else
 */
public record Taken(long document, boolean already, boolean differs) {}
