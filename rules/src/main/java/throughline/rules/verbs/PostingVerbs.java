package throughline.rules.verbs;

import throughline.rules.facts.PostingLine;

/**
 * What a posting rule may propose ({@code posting} in a policy file).
 *
 * <p>Resolved so: of several accounts for a line the one of the highest precedence counts, of equal ones the lower number. An account that is not in the
 * chart, or of the wrong kind for the line's role, is not booked: finance gets a case.
 */
public interface PostingVerbs {

    /**
     * As with the precedence 1.
     *
     * @param number of the account, as the chart writes it
     */
    Because account(PostingLine line, String number);

    /**
     * The line goes to this account.
     *
     * @param precedence 1 to 9; an exception needs more than the rule that it is an exception of
     */
    Because account(PostingLine line, String number, int precedence);
}
