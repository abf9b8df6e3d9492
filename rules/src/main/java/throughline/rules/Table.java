package throughline.rules;

import java.util.List;

/**
 * Where one order's facts lie while rules look at them. Two engines offer one: Drools' own (Phreak), which is the reference, and the flat one, which
 * walks the same compiled conditions without a network.
 */
interface Table extends AutoCloseable {

    /** Lays a fact down. */
    void put(Object fact);

    /** Lays facts down. */
    void put(List<?> facts);

    /**
     * Lets a desk's rules speak on what lies there.
     *
     * @param round how far the process has come; each rule speaks once, in the round in which the last of its facts is there
     * @return good until the next question
     */
    List<Proposal> ask(Desk desk, Round round);

    @Override
    void close();

    /** The rounds of a deliberation, by the fact that comes last. */
    enum Round {
        CHECKS,
        OFFERS,
        PRICES,
        CREDIT,
        STOCK,
        SHORT,
        CASE,
        POSTING
    }
}
