package throughline.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import throughline.rules.Desk;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBook;
import throughline.rules.RuleBookBinder;
import throughline.rules.example.ExampleCase;
import throughline.rules.gate.SourceGate;
import throughline.rules.tree.RuleTree;

/** Rules played as they are written propose what the compiled ones propose: on every example, and on the examples' facts thrown together. */
class WalkTest {

    private static final Path FOLDER = Path.of("policy");

    @Test
    void playedAndCompiledRulesProposeTheSame() throws Exception {
        var files = new TreeMap<>(PolicyFolder.read(FOLDER));
        files.put(
                "pricing/other-ways.drl",
                """
                package policy.pricing
                import throughline.rules.facts.Line
                import throughline.rules.facts.Promotion
                import throughline.rules.facts.PricedLine
                import throughline.rules.verbs.PricingVerbs
                global PricingVerbs price
                rule "N-1" when $l : Line( $c : category ) not Promotion( category == $c ) then price.discount( $l, 11 ).because( "x" ); end
                rule "N-2" when $l : Line() exists Promotion( percentOff > 5 ) then price.discount( $l, 12 ).because( "x" ); end
                rule "N-3" when $l : Line( category in ( "PAPER", "TOOLS" ), sku contains "X" ) then price.discount( $l, 13 ).because( "x" ); end
                rule "N-4" when $l : Line( cases > 9 && cases < 50, 24 <= cases ) then price.discount( $l, 14 ).because( "x" ); end
                rule "N-5" when $l : Line( cases > 30 || hazardous == true ) then price.discount( $l, 15 ).because( "x" ); end
                rule "N-6" when $l : Line( category not in ( "PAPER" ), quantity != 1 ) then price.discount( $l, 16 ).because( "x" ); end
                rule "N-7" when $p : PricedLine( quotedDifferencePercent == null, line.cases < 3 ) then price.honour( $p ).because( "x" ); end
                rule "N-9" when $l : Line( category str[startsWith] "PA", category not str[endsWith] "S" ) then price.discount( $l, 18 ).because( "x" ); end
                rule "N-8" when $l : Line( !( cases > 9 ) ) then price.discount( $l, 17 ).because( "x" ); end
                """);
        var book = new RuleBookBinder(null).bind(files);
        var random = new Random(7);
        int spoke = 0;
        for (Desk desk : Desk.values()) {
            var rules = rules(files, desk);
            for (var facts : tables(desk, random)) {
                var day = java.time.LocalDate.of(2026, random.nextBoolean() ? 6 : 12, 15);
                var compiled = new HashMap<String, List<String>>();
                book.rehearse(desk, facts, day, RuleBook.Engine.FASTEST)
                        .forEach(firing -> compiled.computeIfAbsent(firing.rule(), none -> new ArrayList<>())
                                .add(ExampleCase.words(firing.verb(), firing.number())));
                for (var rule : rules) {
                    var played = Walk.says(rule, facts, day);
                    spoke += played.size();
                    assertThat(played)
                            .as("%s on %s", rule.name(), facts)
                            .isEqualTo(compiled.getOrDefault(rule.name(), List.of()).stream()
                                    .sorted()
                                    .toList());
                }
            }
        }
        assertThat(spoke).isGreaterThan(2_000);
    }

    /** Every example as it is, and several hundred tables of the examples' facts, up to three of a kind. */
    private static List<List<Object>> tables(Desk desk, Random random) throws Exception {
        var tables = new ArrayList<List<Object>>();
        PolicyFolder.examples(FOLDER).forEach((path, text) -> {
            if (path.startsWith(desk.folder() + "/")) {
                ExampleCase.read(path, text).forEach(example -> tables.add(example.facts()));
            }
        });
        Map<Class<?>, List<Object>> kinds = new HashMap<>();
        tables.forEach(facts -> facts.forEach(fact -> kinds.computeIfAbsent(fact.getClass(), none -> new ArrayList<>())
                .add(fact)));
        for (int i = 0; i < 300; i++) {
            var mixed = new ArrayList<Object>();
            for (Class<?> kind : desk.facts()) {
                var choice = kinds.getOrDefault(kind, List.of());
                for (int j = random.nextInt(3); j > 0 && !choice.isEmpty(); j--) {
                    mixed.add(choice.get(random.nextInt(choice.size())));
                }
            }
            tables.add(mixed);
        }
        return tables;
    }

    private static List<RuleTree> rules(Map<String, String> files, Desk desk) {
        return files.entrySet().stream()
                .filter(file -> file.getKey().startsWith(desk.folder() + "/"))
                .flatMap(file -> new SourceGate(desk, file.getKey()).read(file.getValue()).rules().stream())
                .toList();
    }
}
