package throughline.rules;

import java.util.ArrayList;
import java.util.List;
import throughline.rules.FlatRule.Kind;
import throughline.rules.FlatRule.Pattern;
import throughline.rules.FlatRule.Test;
import throughline.rules.Proposal.Title;

/**
 * Walks the flat rules condition by condition, with the very predicates that Drools compiled, and counts the facts it looks at: beyond a number of them
 * it stops. Slower than the classes that are written, and for rules that nobody has seen act: whatever they ask for, it ends.
 */
final class CountingTable implements Table {

    private final FlatBook book;
    private final long now;
    private final long most;
    private final FlatFacts facts;
    private final Proposals proposals;
    private long looked;

    /**
     * @param now milliseconds since 1970: which rules are in force
     * @param most facts that may be looked at, all questions together
     */
    CountingTable(FlatBook book, long now, long most) {
        this.book = book;
        this.now = now;
        this.most = most;
        this.facts = book.table();
        this.proposals = new Proposals(book.fingerprint());
    }

    @Override
    public void put(Object fact) {
        facts.put(fact);
    }

    @Override
    public void put(List<?> several) {
        facts.put(several);
    }

    @Override
    public List<Proposal> ask(Desk desk, Round round) {
        proposals.forget();
        for (FlatRule rule : book.asked(desk, round)) {
            if (rule.inForce(now)) {
                try {
                    new Walk(rule).from(0);
                } catch (RunawayRules tooMuch) {
                    throw tooMuch;
                } catch (Exception failed) {
                    throw Walker.failed(failed, rule.name());
                }
            }
        }
        return proposals.made();
    }

    /** One rule, with what it has matched so far. */
    private final class Walk {

        private final FlatRule rule;
        private final Object[] slots;

        private Walk(FlatRule rule) {
            this.rule = rule;
            this.slots = new Object[rule.slots()];
            this.slots[0] = proposals;
        }

        private void from(int at) throws Exception {
            if (at == rule.patterns().size()) {
                speak();
                return;
            }
            var pattern = rule.patterns().get(at);
            var pile = pile(pattern);
            boolean found = false;
            for (int i = 0; i < pile.count; i++) {
                if (++looked > most) {
                    throw new RunawayRules(rule.name(), most);
                }
                if (fits(pattern, pile.facts[i])) {
                    found = true;
                    if (pattern.kind() != Kind.EACH) {
                        break;
                    }
                    from(at + 1);
                }
            }
            if (pattern.kind() != Kind.EACH && found == (pattern.kind() == Kind.EXISTS)) {
                from(at + 1);
            }
        }

        private FlatFacts.Pile pile(Pattern pattern) {
            for (Test test : pattern.tests()) {
                if (test.lookup() != null) {
                    return facts.alike(test.lookup(), slots[test.slots()[1]], 0);
                }
            }
            return facts.of(FlatFacts.kind(pattern.type()));
        }

        @SuppressWarnings("unchecked")
        private boolean fits(Pattern pattern, Object fact) throws Exception {
            slots[pattern.slot()] = fact;
            for (var binding : pattern.bindings()) {
                slots[binding.slot()] = binding.function().apply(fact);
            }
            for (Test test : pattern.tests()) {
                if (!test.passes(slots)) {
                    return false;
                }
            }
            return true;
        }

        private void speak() throws Exception {
            var matched = new ArrayList<Object>(rule.patterns().size());
            for (Pattern pattern : rule.patterns()) {
                if (pattern.kind() == Kind.EACH) {
                    matched.add(slots[pattern.slot()]);
                }
            }
            proposals.speaks(new Title(rule.name(), rule.policy()), List.copyOf(matched));
            var arguments = new Object[rule.arguments().length];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = slots[rule.arguments()[i]];
            }
            rule.consequence().execute(arguments);
        }
    }

    @Override
    public void close() {
        // what lies on it goes with it
    }
}
