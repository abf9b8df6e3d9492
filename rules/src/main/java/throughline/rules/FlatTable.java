package throughline.rules;

import java.util.ArrayList;
import java.util.List;
import throughline.rules.Answer.Reason;
import throughline.rules.facts.Line;

/** The flat engine's table: facts by type, and one walk through a desk's rules when it is asked. */
final class FlatTable implements Table {

    private final FlatBook book;
    private final long now;
    private final FlatFacts facts;
    private final Proposals proposals;

    /** @param now milliseconds since 1970: which rules are in force */
    FlatTable(FlatBook book, long now) {
        this.book = book;
        this.proposals = new Proposals(book.fingerprint());
        this.now = now;
        this.facts = book.table();
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
        book.rules(desk, round).walk(facts, proposals, now);
        return proposals.made();
    }

    /** Why each of a desk's rules spoke, or did not, whenever it is asked. */
    List<Answer> answers(Desk desk, RuleText text, int most) {
        return answers(book.rules(desk), text, most);
    }

    /** The same of those that are asked in one round. */
    List<Answer> answers(Desk desk, Round round, RuleText text, int most) {
        return answers(book.asked(desk, round), text, most);
    }

    /** Why each of these rules spoke, or did not, on what lies here: line by line where a rule is about lines. */
    private List<Answer> answers(List<FlatRule> rules, RuleText text, int most) {
        var answers = new ArrayList<Answer>();
        var lying = facts.byClass();
        int lines = Math.min(most, lying.getOrDefault(Line.class, List.of()).size());
        for (FlatRule rule : rules) {
            if (!Inquiry.aboutLines(rule)) {
                answers.add(new Inquiry(rule, text, lying, -1).answer(now));
                continue;
            }
            for (int line = 0; line < lines; line++) {
                answers.add(new Inquiry(rule, text, lying, line).answer(now));
            }
        }
        return answers;
    }

    /** What made a rule speak: each of its conditions on the very facts that matched. */
    List<Reason> grounds(RuleFiring firing, RuleText text) {
        var matched = facts.byClass();
        firing.facts().forEach(fact -> matched.put(fact.getClass(), new ArrayList<>()));
        firing.facts().forEach(fact -> matched.computeIfAbsent(fact.getClass(), none -> new ArrayList<>())
                .add(fact));
        for (Desk desk : Desk.values()) {
            for (FlatRule rule : book.rules(desk)) {
                if (rule.name().equals(firing.rule())) {
                    var answer = new Inquiry(rule, text, matched, -1).answer(now);
                    return answer.spoke() ? answer.reasons() : List.of();
                }
            }
        }
        return List.of();
    }

    @Override
    public void close() {
        // what lies on it goes with it
    }
}
