package throughline.rules.verbs;

/** Every proposal says why: the text goes with the decision into the books, and to the person who asks. */
public interface Because {

    /** @param reason one plain sentence */
    void because(String reason);
}
