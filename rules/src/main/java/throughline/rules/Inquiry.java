package throughline.rules;

import com.github.javaparser.ast.expr.BinaryExpr;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.rules.Answer.Reason;
import throughline.rules.FlatRule.Kind;
import throughline.rules.FlatRule.Pattern;
import throughline.rules.facts.Availability;
import throughline.rules.facts.Line;
import throughline.rules.facts.PricedLine;
import throughline.rules.facts.UsualQuantity;

/**
 * Walks one rule over facts as the flat engine does, with the very predicates that Drools compiled, and remembers how far it came: the condition that
 * it did not get past, and the fact that came nearest to it. What holds and what fails is never read out of the rule's text; the text gives only
 * the words.
 */
final class Inquiry {

    private final FlatRule rule;
    private final RuleText.@Nullable Source source;
    private final Map<Class<?>, List<Object>> facts;
    private final int line;
    private Object[] slots;

    private @Nullable Failure nearest;
    private Object @Nullable [] matched;

    /** Where the walk ended, with the values it had then. {@code fact} is null when there was none of the kind. */
    private record Failure(int at, @Nullable Object fact, boolean linked, List<FlatRule.Test> failed, Object[] slots) {

        /** Came further: to a later condition, to a fact that belongs to the line, with fewer faults. */
        boolean beats(@Nullable Failure other) {
            if (other == null || at != other.at) {
                return other == null || at > other.at;
            }
            if (linked != other.linked) {
                return linked;
            }
            return failed.size() < other.failed.size();
        }
    }

    /** @param line whose facts alone are looked at, from 0; -1 for all */
    Inquiry(FlatRule rule, RuleText text, Map<Class<?>, List<Object>> facts, int line) {
        this.rule = rule;
        this.source = text.of(rule.name());
        this.facts = facts;
        this.line = line;
        this.slots = new Object[rule.slots()];
    }

    /** Whether a rule speaks about lines, one by one, rather than about orders. */
    static boolean aboutLines(FlatRule rule) {
        return rule.patterns().stream().anyMatch(pattern -> lineOf(pattern.type()));
    }

    private static boolean lineOf(Class<?> type) {
        return type == Line.class
                || type == PricedLine.class
                || type == Availability.class
                || type == UsualQuantity.class;
    }

    /** @param now milliseconds since 1970 */
    Answer answer(long now) {
        if (!rule.inForce(now)) {
            return answer(false, List.of(dates(now)));
        }
        try {
            walk(0);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("rule \"%s\" failed".formatted(rule.name()), e);
        }
        if (matched != null) {
            return answer(true, held(matched));
        }
        if (nearest == null) {
            throw new IllegalStateException("rule \"%s\" neither spoke nor failed".formatted(rule.name()));
        }
        return answer(false, failed(nearest));
    }

    private Answer answer(boolean spoke, List<Reason> reasons) {
        return new Answer(rule.name(), rule.policy(), rule.desk(), line, spoke, reasons);
    }

    private Reason dates(long now) {
        if (!rule.on()) {
            return new Reason("", "to be switched on", "its file says that it is off");
        }
        var zone = ZoneId.systemDefault();
        var today = Instant.ofEpochMilli(now).atZone(zone).toLocalDate();
        return now < rule.from()
                ? new Reason(
                        "",
                        "a day from %s on"
                                .formatted(Instant.ofEpochMilli(rule.from())
                                        .atZone(zone)
                                        .toLocalDate()),
                        "it was decided on %s".formatted(today))
                : new Reason(
                        "",
                        "a day before %s"
                                .formatted(Instant.ofEpochMilli(rule.until())
                                        .atZone(zone)
                                        .toLocalDate()),
                        "it was decided on %s".formatted(today));
    }

    private void walk(int at) throws Exception {
        if (matched != null) {
            return;
        }
        if (at == rule.patterns().size()) {
            matched = slots.clone();
            return;
        }
        var pattern = rule.patterns().get(at);
        if (pattern.kind() == Kind.EACH) {
            each(pattern, at);
        } else {
            some(pattern, at);
        }
    }

    private void each(Pattern pattern, int at) throws Exception {
        boolean any = false;
        for (var candidate : candidates(pattern.type())) {
            any = true;
            if (fits(pattern, candidate, at)) {
                walk(at + 1);
            }
        }
        if (!any) {
            fail(new Failure(at, null, false, List.of(), slots.clone()));
        }
    }

    private void some(Pattern pattern, int at) throws Exception {
        Object found = null;
        boolean any = false;
        for (var candidate : candidates(pattern.type())) {
            any = true;
            if (fits(pattern, candidate, pattern.kind() == Kind.NOT ? -1 : at)) {
                found = candidate;
                break;
            }
        }
        if ((found != null) == (pattern.kind() == Kind.EXISTS)) {
            walk(at + 1);
        } else if (pattern.kind() == Kind.NOT || !any) {
            fail(new Failure(at, found, true, List.of(), slots.clone()));
        }
    }

    private List<Object> candidates(Class<?> type) {
        var all = facts.getOrDefault(type, List.of());
        return line < 0 || !lineOf(type)
                ? all
                : all.stream().filter(fact -> no(fact) == line).toList();
    }

    private static int no(Object fact) {
        if (fact instanceof PricedLine priced) {
            return priced.line().no();
        }
        if (fact instanceof UsualQuantity usual) {
            return usual.line().no();
        }
        return fact instanceof Availability available ? available.line().no() : ((Line) fact).no();
    }

    /** @param at where a failure is remembered; -1 for nowhere */
    @SuppressWarnings("unchecked")
    private boolean fits(Pattern pattern, Object fact, int at) throws Exception {
        slots[pattern.slot()] = fact;
        for (var binding : pattern.bindings()) {
            slots[binding.slot()] = binding.function().apply(fact);
        }
        var failed = new ArrayList<FlatRule.Test>();
        boolean linked = true;
        for (var test : pattern.tests()) {
            if (!passes(test, !failed.isEmpty())) {
                failed.add(test);
                linked &= !belongs(test, at);
            }
        }
        if (!failed.isEmpty() && at >= 0) {
            fail(new Failure(at, fact, linked, failed, slots.clone()));
        }
        return failed.isEmpty();
    }

    /** Whether a comparison says which fact it is, rather than how it must be: it equals something of what stands before it. */
    private boolean belongs(FlatRule.Test test, int at) {
        if (!test.links() || at < 0) {
            return false;
        }
        var text = clause(at).compiled(test.place(), rule.patterns().get(at).tests().length);
        return text == null || text instanceof BinaryExpr binary && binary.getOperator() == BinaryExpr.Operator.EQUALS;
    }

    /** The engine stops at the first failure; what comes after it may not be made for such a fact, and is then not counted as failed. */
    private boolean passes(FlatRule.Test test, boolean afterwards) throws Exception {
        if (!afterwards) {
            return test.passes(slots);
        }
        try {
            return test.passes(slots);
        } catch (RuntimeException notMadeForIt) {
            return true;
        }
    }

    private void fail(Failure failure) {
        if (failure.beats(nearest)) {
            nearest = failure;
        }
    }

    private List<Reason> failed(Failure failure) {
        var pattern = rule.patterns().get(failure.at());
        var words = words(failure.slots());
        if (failure.fact() == null) {
            return List.of(words.none(pattern.type()));
        }
        if (pattern.kind() == Kind.NOT) {
            return List.of(words.unwanted(pattern.type(), clause(failure.at()).comparisons()));
        }
        if (!failure.linked()) {
            return List.of(words.noneSuch(pattern.type(), clause(failure.at()).comparisons()));
        }
        return reasons(words, failure.at(), failure.failed(), failure.fact());
    }

    private List<Reason> held(Object[] values) {
        var words = words(values);
        var reasons = new ArrayList<Reason>();
        for (int at = 0; at < rule.patterns().size(); at++) {
            var pattern = rule.patterns().get(at);
            if (pattern.kind() == Kind.NOT) {
                reasons.add(words.absent(pattern.type(), clause(at).comparisons()));
            } else {
                reasons.addAll(reasons(words, at, List.of(pattern.tests()), values[pattern.slot()]));
            }
        }
        if (reasons.isEmpty()) {
            reasons.add(words.some(rule.patterns().get(0).type()));
        }
        return reasons;
    }

    private FactWords words(Object[] values) {
        return new FactWords(new Operands(values, rule.names(), source == null ? List.of() : source.clauses()));
    }

    /** In the words of the rule's text; in one for all when the compiler took the text apart in a way of its own. */
    private List<Reason> reasons(FactWords words, int at, List<FlatRule.Test> tests, Object fact) {
        var clause = clause(at);
        var reasons = new ArrayList<Reason>();
        for (var test : tests) {
            var text = clause.compiled(test.place(), rule.patterns().get(at).tests().length);
            if (text == null) {
                return List.of(words.together(clause.comparisons(), fact));
            }
            reasons.add(words.reason(text, fact));
        }
        return reasons;
    }

    private RuleText.Clause clause(int at) {
        if (source == null || at >= source.clauses().size()) {
            throw new IllegalStateException(
                    "the text of rule \"%s\" is not that of its classes".formatted(rule.name()));
        }
        return source.clauses().get(at);
    }
}
