package throughline.ledger.book;

/**
 * A journal entry in the book.
 *
 * @param entry its number
 * @param already whether it stood there before: the effect had happened, nothing was written now
 * @param differs whether what stands there has other lines than what was now asked for; never so when it was written now
 */
public record Posted(long entry, EffectKey effect, boolean already, boolean differs) {

    /** The number as people say it: {@code JE-00000042}. */
    public String number() {
        return EntryNumber.text(entry);
    }
}
