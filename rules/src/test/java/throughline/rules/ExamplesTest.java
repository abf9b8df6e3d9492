package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import throughline.rules.example.Examples;

class ExamplesTest {

    private final Examples examples = new Examples(ShippedPolicy.BOOK, RuleBook.Engine.FASTEST);

    @TestFactory
    Stream<DynamicTest> everyExampleHolds() {
        return examples.run(ShippedPolicy.examples()).stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.place() + " " + result.example(),
                        () -> assertThat(result.actual()).isEqualTo(result.expected())));
    }

    @Test
    void droolsOwnEngineSaysTheSame() {
        assertThat(new Examples(ShippedPolicy.BOOK, RuleBook.Engine.PHREAK).run(ShippedPolicy.examples()))
                .isEqualTo(examples.run(ShippedPolicy.examples()));
    }

    @Test
    void everyRuleIsMadeToSpeakByAnExample() {
        assertThat(examples.unproved(examples.run(ShippedPolicy.examples()))).isEmpty();
    }

    @Test
    void everyPolicyFileHasItsExamples() {
        assertThat(ShippedPolicy.BOOK.files().keySet()).allSatisfy(path -> assertThat(ShippedPolicy.FOLDER.resolve(
                        path.replace("/", "/examples/").replace(".drl", ".csv")))
                .satisfies(file -> assertThat(Files.exists(file)).isTrue()));
    }

    @Test
    void aWrongExpectationIsNoticed() {
        var wrong = examples.run(
                Map.of("pricing/examples/volume-break.csv", "example,Line.cases,expect\nten,10,discount 4\n"));

        assertThat(wrong).extracting(Examples.Result::passed).isEqualTo(List.of(false));
        assertThat(wrong.get(0).toString())
                .isEqualTo("pricing/examples/volume-break.csv:2 \"ten\": expected [discount 4], got [discount 3]");
    }
}
