package throughline.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.AlphaIndex;
import org.drools.model.BetaIndex;
import org.drools.model.Condition;
import org.drools.model.Consequence;
import org.drools.model.Constraint;
import org.drools.model.Index;
import org.drools.model.Model;
import org.drools.model.Pattern;
import org.drools.model.Rule;
import org.drools.model.SingleConstraint;
import org.drools.model.Variable;
import org.drools.model.consequences.NamedConsequenceImpl;
import org.drools.model.functions.Function1;
import org.jspecify.annotations.Nullable;
import throughline.rules.FlatFacts.Lookup;
import throughline.rules.FlatRule.Binding;
import throughline.rules.FlatRule.Kind;
import throughline.rules.FlatRule.Test;
import throughline.rules.Table.Round;
import throughline.rules.facts.Availability;
import throughline.rules.facts.CreditStanding;
import throughline.rules.facts.ExceptionCase;
import throughline.rules.facts.PostingEvent;
import throughline.rules.facts.PostingLine;
import throughline.rules.facts.PricedLine;
import throughline.rules.facts.ShortLine;
import throughline.rules.facts.Stock;
import throughline.rules.facts.Substitute;

/**
 * A rule book laid flat. It takes the classes that Drools compiled from the policies, so that there is one meaning of a condition, and leaves out
 * the network: rules that only propose do not need one.
 */
final class FlatBook {

    private static final Map<Class<?>, Round> ROUNDS = Map.of(
            PricedLine.class, Round.PRICES,
            CreditStanding.class, Round.CREDIT,
            Stock.class, Round.STOCK,
            Availability.class, Round.STOCK,
            Substitute.class, Round.STOCK,
            ShortLine.class, Round.SHORT,
            ExceptionCase.class, Round.CASE,
            PostingEvent.class, Round.POSTING,
            PostingLine.class, Round.POSTING);

    private final String fingerprint;
    private final List<FlatRule> rules;
    private final int lookups;
    private final Map<Desk, Map<Round, List<FlatRule>>> sorted = new EnumMap<>(Desk.class);
    private final Map<Desk, Map<Round, FlatRound>> rounds = new EnumMap<>(Desk.class);
    private final Map<Desk, Map<Round, Map<String, FlatRound>>> alone = new EnumMap<>(Desk.class);

    private FlatBook(String fingerprint, List<FlatRule> rules, int lookups) {
        this.fingerprint = fingerprint;
        this.rules = rules;
        this.lookups = lookups;
        for (FlatRule rule : rules) {
            sorted.computeIfAbsent(rule.desk(), none -> new EnumMap<>(Round.class))
                    .computeIfAbsent(asked(rule), none -> new ArrayList<>())
                    .add(rule);
        }
        sorted.forEach((desk, ofDesk) -> ofDesk.forEach((round, ofRound) ->
                rounds.computeIfAbsent(desk, none -> new EnumMap<>(Round.class)).put(round, new FlatRound(ofRound))));
    }

    /** @return null when some rule uses what only Drools' own engine knows */
    static @Nullable FlatBook of(String fingerprint, InternalKieModule module, ClassLoader loader) {
        var release = module.getReleaseId();
        byte[] models = module.getBytes(
                "META-INF/kie/" + release.getGroupId() + "/" + release.getArtifactId() + "/drools-model");
        if (models == null) {
            return null;
        }
        var rules = new ArrayList<FlatRule>();
        var lookups = new HashMap<FlatRule.Field, Lookup>();
        try {
            for (String name : new String(models, UTF_8).split("\n")) {
                if (!name.isBlank() && !name.contains(":")) {
                    var model = (Model) loader.loadClass(name.strip())
                            .getDeclaredConstructor()
                            .newInstance();
                    model.getRules().forEach(rule -> rules.add(new Flattening(rule, lookups).flatten()));
                }
            }
            return new FlatBook(fingerprint, List.copyOf(rules), lookups.size());
        } catch (ReflectiveOperationException | UnsupportedOperationException e) {
            System.getLogger(FlatBook.class.getName())
                    .log(
                            System.Logger.Level.INFO,
                            "this rule book runs on Drools'' own engine: {0}",
                            String.valueOf(e.getMessage()));
            return null;
        }
    }

    /** The same rules, some of them never in force. */
    FlatBook without(Set<String> off, String named) {
        return new FlatBook(
                named,
                rules.stream()
                        .map(rule -> off.contains(rule.name()) ? rule.off() : rule)
                        .toList(),
                lookups);
    }

    /** When a rule is asked. Outside pricing a desk asks once, with everything on the table; a rule about the order alone speaks then too. */
    private static Round asked(FlatRule rule) {
        return switch (rule.desk()) {
            case ORDER -> Round.CHECKS;
            case PRICING -> rule.round() == Round.PRICES ? Round.PRICES : Round.OFFERS;
            case CREDIT -> Round.CREDIT;
            case ALLOCATION -> rule.round() == Round.SHORT ? Round.SHORT : Round.STOCK;
            case EXCEPTION -> Round.CASE;
            case POSTING -> Round.POSTING;
        };
    }

    /** SHA-256 of its texts, in hexadecimal. */
    String fingerprint() {
        return fingerprint;
    }

    /** Room for one table's facts. */
    FlatFacts table() {
        return new FlatFacts(lookups);
    }

    /** Every rule of a desk, whenever it is asked. */
    List<FlatRule> rules(Desk desk) {
        return rules.stream().filter(rule -> rule.desk() == desk).toList();
    }

    /** The rules that a desk asks together. */
    List<FlatRule> asked(Desk desk, Round round) {
        return sorted.getOrDefault(desk, Map.of()).getOrDefault(round, List.of());
    }

    /** The rules that a desk asks together, each filed as it is among the others and to be walked alone; written when somebody first wants them. */
    synchronized Map<String, FlatRound> alone(Desk desk, Round round) {
        return alone.computeIfAbsent(desk, none -> new EnumMap<>(Round.class)).computeIfAbsent(round, none -> {
            var rules = new LinkedHashMap<String, FlatRound>();
            var all = asked(desk, round);
            all.forEach(rule -> rules.put(rule.name(), new FlatRound(all, List.of(rule))));
            return rules;
        });
    }

    FlatRound rules(Desk desk, Round round) {
        return rounds.getOrDefault(desk, Map.of()).getOrDefault(round, FlatRound.NONE);
    }

    /** One rule on its way from Drools' model to nested loops. */
    private static final class Flattening {

        private final Rule rule;
        private final Map<FlatRule.Field, Lookup> lookups;
        private final List<FlatRule.Key> keys = new ArrayList<>();
        private final Map<String, Integer> slots = new HashMap<>();
        private final List<FlatRule.Pattern> patterns = new ArrayList<>();
        private int nextSlot = 1;
        private Round round = Round.OFFERS;

        private Flattening(Rule rule, Map<FlatRule.Field, Lookup> lookups) {
            this.rule = rule;
            this.lookups = lookups;
        }

        private FlatRule flatten() {
            for (Condition condition : rule.getView().getSubConditions()) {
                condition(condition, Kind.EACH);
            }
            Consequence consequence = rule.getDefaultConsequence();
            if (consequence.isUsingDrools()) {
                throw unknown("a consequence that drives the engine");
            }
            Variable[] variables = consequence.getVariables();
            int[] arguments = new int[variables.length];
            for (int i = 0; i < variables.length; i++) {
                arguments[i] = variables[i].isFact() ? slot(variables[i]) : 0;
            }
            boolean on = !Boolean.FALSE.equals(rule.getAttribute(Rule.Attribute.ENABLED));
            Object policy = rule.getMetaData().get("policy");
            return new FlatRule(
                    rule.getName(),
                    RuleBook.plain(policy),
                    desk(),
                    round,
                    List.copyOf(patterns),
                    Map.copyOf(slots),
                    List.copyOf(keys),
                    arguments,
                    consequence.getBlock(),
                    nextSlot,
                    millis(Rule.Attribute.DATE_EFFECTIVE, Long.MIN_VALUE),
                    millis(Rule.Attribute.DATE_EXPIRES, Long.MAX_VALUE),
                    on);
        }

        private Desk desk() {
            for (Desk desk : Desk.values()) {
                if (desk.rulePackage().equals(rule.getPackage())) {
                    return desk;
                }
            }
            throw unknown("the package " + rule.getPackage());
        }

        private long millis(Rule.Attribute<java.util.Calendar> attribute, long otherwise) {
            java.util.Calendar calendar = rule.getAttribute(attribute);
            return calendar == null ? otherwise : calendar.getTimeInMillis();
        }

        private int slot(Variable<?> variable) {
            return Objects.requireNonNull(slots.get(variable.getName()), variable.getName());
        }

        private void condition(Condition condition, Kind kind) {
            switch (condition.getType()) {
                case AND -> condition.getSubConditions().forEach(inner -> condition(inner, kind));
                case NOT -> only(condition, Kind.NOT);
                case EXISTS -> only(condition, Kind.EXISTS);
                case PATTERN -> pattern((Pattern<?>) condition, kind);
                case CONSEQUENCE -> {
                    if (!"default".equals(((NamedConsequenceImpl) condition).getName())) {
                        throw unknown("a named consequence");
                    }
                }
                default -> throw unknown("a condition of type " + condition.getType());
            }
        }

        private void only(Condition condition, Kind kind) {
            int before = patterns.size();
            condition(condition.getSubConditions().get(0), kind);
            if (patterns.size() != before + 1) {
                throw unknown("several conditions inside " + kind);
            }
        }

        private void pattern(Pattern<?> pattern, Kind kind) {
            Class<?> type = pattern.getPatternVariable().getType();
            Round needed = ROUNDS.getOrDefault(type, Round.OFFERS);
            round = needed.compareTo(round) > 0 ? needed : round;
            int slot = nextSlot++;
            slots.put(pattern.getPatternVariable().getName(), slot);
            var bindings = new ArrayList<Binding>();
            for (var binding : pattern.getBindings()) {
                int bound = nextSlot++;
                slots.put(binding.getBoundVariable().getName(), bound);
                bindings.add(new Binding(binding.getBindingFunction(), bound));
            }
            var alone = new ArrayList<Test>();
            var joined = new ArrayList<Test>();
            tests(pattern.getConstraint(), alone, joined);
            alone.addAll(joined);
            if (kind == Kind.EACH) {
                for (Test test : alone) {
                    if (test.text() != null && test.text().value() != null) {
                        keys.add(new FlatRule.Key(
                                patterns.size(),
                                FlatFacts.kind(type),
                                test.text().field(),
                                test.text().value()));
                    }
                }
            }
            patterns.add(new FlatRule.Pattern(
                    type, slot, kind, bindings.toArray(Binding[]::new), alone.toArray(Test[]::new)));
        }

        private void tests(Constraint constraint, List<Test> alone, List<Test> joined) {
            switch (constraint.getType()) {
                case MULTIPLE, AND -> constraint.getChildren().forEach(inner -> tests(inner, alone, joined));
                case SINGLE -> single((SingleConstraint) constraint, alone, joined);
                default -> throw unknown("a constraint of type " + constraint.getType());
            }
        }

        private void single(SingleConstraint constraint, List<Test> alone, List<Test> joined) {
            if (constraint == SingleConstraint.TRUE) {
                return;
            }
            Variable[] variables = constraint.getVariables();
            int[] looked = new int[variables.length];
            for (int i = 0; i < looked.length; i++) {
                looked[i] = slot(variables[i]);
            }
            int place = alone.size() + joined.size();
            switch (looked.length) {
                case 1 ->
                    alone.add(new Test(place, constraint.getPredicate1(), null, null, looked, text(constraint), null));
                case 2 -> {
                    var text = text(constraint);
                    var lookup = text == null ? null : lookup(constraint.getVariables()[0].getType(), text);
                    joined.add(new Test(place, null, constraint.getPredicate2(), null, looked, text, lookup));
                }
                default -> joined.add(new Test(place, null, null, constraint.getPredicate(), looked, null, null));
            }
        }

        /** What Drools would index a comparison by, where that is a text. */
        @SuppressWarnings("unchecked")
        private static FlatRule.@Nullable Text text(SingleConstraint constraint) {
            if (constraint.getIndex() == null
                    || constraint.getIndex().getConstraintType() != Index.ConstraintType.EQUAL
                    || constraint.getIndex().getIndexedClass() != String.class) {
                return null;
            }
            if (constraint.getIndex() instanceof AlphaIndex<?, ?> index
                    && index.getRightValue() instanceof String value) {
                return new FlatRule.Text((Function1<Object, Object>) index.getLeftOperandExtractor(), value);
            }
            if (constraint.getIndex() instanceof BetaIndex<?, ?, ?> index
                    && constraint.getVariables().length == 2
                    && constraint.getVariables()[1].getType() == String.class) {
                return new FlatRule.Text((Function1<Object, Object>) index.getLeftOperandExtractor(), null);
            }
            return null;
        }

        /** A fact whose text equals a value of another one is looked up by it. */
        private Lookup lookup(Class<?> type, FlatRule.Text text) {
            int kind = FlatFacts.kind(type);
            return lookups.computeIfAbsent(
                    new FlatRule.Field(kind, text.field().getClass()),
                    none -> new Lookup(lookups.size(), kind, text.field()));
        }

        private UnsupportedOperationException unknown(String what) {
            return new UnsupportedOperationException("rule \"%s\" has %s".formatted(rule.getName(), what));
        }
    }
}
