package throughline.rules.verbs;

/**
 * What a credit rule may propose ({@code credit} in a policy file). The strongest outcome counts, in the order in which they stand here; release
 * lifts holds, but neither prepayment nor refusal.
 */
public interface CreditVerbs {

    /** Nothing is held, but the remark stays with the order. */
    Because note();

    Because holdForAnalyst();

    Because holdForManager();

    Because holdForDirector();

    Because requirePrepayment();

    Because refuse();

    /** Lifts every hold. */
    Because release();
}
