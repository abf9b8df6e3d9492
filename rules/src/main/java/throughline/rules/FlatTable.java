package throughline.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import throughline.rules.Answer.Reason;
import throughline.rules.FlatRule.Kind;
import throughline.rules.FlatRule.Pattern;
import throughline.rules.Proposals.Proposal;
import throughline.rules.Proposals.Speaker;
import throughline.rules.facts.Line;

/** The flat engine's table: facts by type, and one walk through a desk's rules when it is asked. */
final class FlatTable implements Table {

    private final FlatBook book;
    private final long now;
    private final Map<Class<?>, List<Object>> facts = new HashMap<>(32);
    private final Proposals proposals = new Proposals();
    private Object[] slots = new Object[24];

    /** @param now milliseconds since 1970: which rules are in force */
    FlatTable(FlatBook book, long now) {
        this.book = book;
        this.now = now;
    }

    @Override
    public void put(Object fact) {
        facts.computeIfAbsent(fact.getClass(), none -> new ArrayList<>()).add(fact);
    }

    @Override
    public List<Proposal> ask(Desk desk, Round round) {
        for (FlatRule rule : book.rules(desk, round)) {
            if (now >= rule.from() && now < rule.until()) {
                walk(rule);
            }
        }
        return proposals.take(desk);
    }

    private void walk(FlatRule rule) {
        if (slots.length < rule.slots()) {
            slots = new Object[rule.slots()];
        }
        slots[0] = proposals;
        try {
            match(rule, 0);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("rule \"%s\" failed".formatted(rule.name()), e);
        }
    }

    private void match(FlatRule rule, int at) throws Exception {
        if (at == rule.patterns().size()) {
            speak(rule);
            return;
        }
        Pattern pattern = rule.patterns().get(at);
        List<Object> candidates = facts.getOrDefault(pattern.type(), List.of());
        if (pattern.kind() == Kind.EACH) {
            for (int i = 0; i < candidates.size(); i++) {
                if (fits(pattern, candidates.get(i))) {
                    match(rule, at + 1);
                }
            }
            return;
        }
        boolean any = false;
        for (int i = 0; i < candidates.size() && !any; i++) {
            any = fits(pattern, candidates.get(i));
        }
        if (any == (pattern.kind() == Kind.EXISTS)) {
            match(rule, at + 1);
        }
    }

    @SuppressWarnings("unchecked")
    private boolean fits(Pattern pattern, Object fact) throws Exception {
        slots[pattern.slot()] = fact;
        for (var binding : pattern.bindings()) {
            slots[binding.slot()] = binding.function().apply(fact);
        }
        for (var test : pattern.tests()) {
            if (!test.passes(slots)) {
                return false;
            }
        }
        return true;
    }

    private void speak(FlatRule rule) throws Exception {
        var matched = new ArrayList<Object>(rule.patterns().size());
        for (Pattern pattern : rule.patterns()) {
            if (pattern.kind() == Kind.EACH) {
                matched.add(slots[pattern.slot()]);
            }
        }
        proposals.speaks(new Speaker(rule.name(), rule.policy(), matched));
        Object[] arguments = new Object[rule.arguments().length];
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = slots[rule.arguments()[i]];
        }
        rule.consequence().execute(arguments);
    }

    /** Why each of a desk's rules spoke, or did not, on what lies here: line by line where a rule is about lines. */
    List<Answer> answers(Desk desk, RuleText text, int most) {
        var answers = new ArrayList<Answer>();
        int lines = Math.min(most, facts.getOrDefault(Line.class, List.of()).size());
        for (FlatRule rule : book.rules(desk)) {
            if (!Inquiry.aboutLines(rule)) {
                answers.add(new Inquiry(rule, text, facts, -1).answer(now));
                continue;
            }
            for (int line = 0; line < lines; line++) {
                answers.add(new Inquiry(rule, text, facts, line).answer(now));
            }
        }
        return answers;
    }

    /** What made a rule speak: each of its conditions on the very facts that matched. */
    List<Reason> grounds(RuleFiring firing, RuleText text) {
        var matched = new HashMap<>(facts);
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
        facts.clear();
    }
}
