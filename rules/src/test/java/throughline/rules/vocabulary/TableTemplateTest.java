package throughline.rules.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import throughline.rules.Desk;
import throughline.rules.gate.SourceGate;
import throughline.rules.gate.TableSheet;

class TableTemplateTest {

    @ParameterizedTest
    @EnumSource(Desk.class)
    void everyDeskHasATableToBeginWith(Desk desk) {
        var text = TableTemplate.of(desk);

        var reading = new SourceGate(desk, desk.folder() + "/new.csv").read(text);

        assertThat(reading.mistakes()).as(text).isEmpty();
        assertThat(reading.rules()).singleElement().satisfies(rule -> {
            assertThat(rule.name()).isEqualTo("N-1 Say what it is about");
            assertThat(rule.sayings()).hasSize(1);
        });
        assertThat(TableSheet.of(text).tables()).singleElement().satisfies(table -> {
            assertThat(table.columns()).extracting(TableSheet.Column::letter).containsExactly("A", "B", "C", "D", "E");
            assertThat(table.rows()).singleElement().satisfies(row -> assertThat(row.line())
                    .isEqualTo(11));
        });
    }
}
