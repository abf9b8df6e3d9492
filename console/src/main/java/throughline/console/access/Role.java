package throughline.console.access;

/** What somebody is here for. A person or a machine has one or more; nothing is allowed to one who has none. */
public enum Role {
    /** Keeps the line running: messages, replays, routes, partners. */
    OPERATOR,
    /** Owns prices, items and policies, and the cases that wait for them. */
    ANALYST,
    /** Owns the books: credit cases, proofs. */
    FINANCE,
    /** Serves customers, or is a customer's program: hands in orders and looks things up. */
    SERVICE,
    /** May do everything of ours. */
    ADMIN,
    /** One of a partner's own people: sees what that partner sent and got, and nothing else. Never together with another role. */
    PARTNER;

    /** The name Spring Security knows it by. */
    public String authority() {
        return "ROLE_" + name();
    }
}
