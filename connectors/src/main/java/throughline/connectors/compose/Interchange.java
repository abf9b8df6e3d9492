package throughline.connectors.compose;

import throughline.model.document.BusinessDocument;

/** An interchange being written, document by document, all of one kind. */
interface Interchange {

    /**
     * Writes one more.
     *
     * @return its control number within the interchange (ST02; UNH 0062)
     * @throws CannotCompose when it cannot be written, or is of another kind; what was added before stays as it is
     */
    String add(BusinessDocument document);

    /** How many characters the documents have so far. */
    int size();

    /**
     * Closes it. What stands in the envelope comes last: documents that cannot be written use up no number.
     *
     * @param partner its code, for the file's name
     */
    Composed write(String partner, ControlNumbers numbers);
}
