package throughline.operations.governance;

/**
 * What is in force on this node.
 *
 * @param texts with rules on that are switched off in the book
 */
record Standing(Activation activation, Texts texts) {

    long sequence() {
        return activation.sequence();
    }
}
