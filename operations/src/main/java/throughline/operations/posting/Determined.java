package throughline.operations.posting;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import throughline.ledger.book.Account;
import throughline.operations.ruling.SeenPosting;
import throughline.rules.RuleFiring;

/**
 * The accounts of one event's lines.
 *
 * @param seen what was asked
 * @param accounts in the order of the question
 * @param refusals of lines that cannot be booked, why, in words; by their places
 * @param proposals what the rules said; empty where none spoke
 * @param ruleBook fingerprint of the book that was asked
 */
public record Determined(
        SeenPosting seen,
        List<Account> accounts,
        SortedMap<Integer, String> refusals,
        List<RuleFiring> proposals,
        String ruleBook) {

    public Determined {
        accounts = List.copyOf(accounts);
        refusals = new TreeMap<>(refusals);
        proposals = List.copyOf(proposals);
    }
}
