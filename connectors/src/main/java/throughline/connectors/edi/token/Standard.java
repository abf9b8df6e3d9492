package throughline.connectors.edi.token;

/** A family of messages with a syntax, a dictionary and guides of its own. */
public enum Standard {
    X12("x12"),
    EDIFACT("edifact"),
    TRADACOMS("tradacoms");

    private final String folder;

    Standard(String folder) {
        this.folder = folder;
    }

    /** Where its guides and maps are. */
    public String folder() {
        return folder;
    }
}
