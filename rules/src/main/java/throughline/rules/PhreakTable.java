package throughline.rules;

import java.util.List;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.AgendaFilter;
import org.kie.api.runtime.rule.Match;

/** Drools' own engine on a session from a pool: the reference, and the fallback for what the flat engine does not know. */
final class PhreakTable implements Table {

    private final RuleBook book;
    private final KieSession session;
    private final Proposals proposals;
    private final AgendaFilter witness = this::witness;

    PhreakTable(RuleBook book, KieSession session, List<Desk> desks) {
        this.book = book;
        this.proposals = new Proposals(book.fingerprint());
        this.session = session;
        for (Desk desk : desks) {
            if (declares(session, desk)) {
                session.setGlobal(desk.global(), proposals);
            }
        }
    }

    /** A book may have no rule of a desk at all; the engine then knows nothing of its verbs. */
    private static boolean declares(KieSession session, Desk desk) {
        var rules = session.getKieBase().getKiePackage(desk.rulePackage());
        return rules != null
                && rules.getGlobalVariables().stream()
                        .anyMatch(global -> global.getName().equals(desk.global()));
    }

    @Override
    public void put(Object fact) {
        session.insert(fact);
    }

    @Override
    public void put(List<?> facts) {
        facts.forEach(session::insert);
    }

    @Override
    public List<Proposal> ask(Desk desk, Round round) {
        int fired = session.fireAllRules(witness, Proposals.AT_MOST);
        if (fired >= Proposals.AT_MOST) {
            throw new IllegalStateException(
                    "rule book %s fired %d times for one order and was stopped".formatted(book.fingerprint(), fired));
        }
        return proposals.take(desk);
    }

    private boolean witness(Match match) {
        return book.speaks(match, proposals);
    }

    @Override
    public void close() {
        session.dispose();
    }
}
