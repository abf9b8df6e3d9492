package throughline.model.reading;

/** Who has to act on a finding or a case. */
public enum Actor {
    /** The partner who sent it. */
    PARTNER,
    /** A business analyst: a rule, a price, an item, a cross-reference is missing or wrong. */
    ANALYST,
    /** An operator: a setting, a connection, an unknown partner. */
    OPERATOR,
    /** The makers of this program. */
    US
}
