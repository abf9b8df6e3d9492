package throughline.operations.governance;

/** What owners of a desk's policies let people do. */
public enum PolicyAct {
    EDIT("edit policies of"),
    APPROVE("approve policies of"),
    ACTIVATE("put policies in force for"),
    /** In an emergency, one rule off and on. */
    SWITCH("switch rules off and on for");

    private final String words;

    PolicyAct(String words) {
        this.words = words;
    }

    /** For the sentence "you may not ... the desk pricing". */
    public String words() {
        return words;
    }
}
