package throughline.operations.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.model.document.Order;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Actor;
import throughline.model.reading.Envelope;
import throughline.model.reading.Finding;
import throughline.model.reading.ReadSet;
import throughline.model.reading.Severity;
import throughline.operations.House;

/** What is particular about taking TRADACOMS in: references of transmissions, and copies for the files. */
class TradacomsTakenTest {

    private House house;

    @BeforeEach
    void open() {
        house = new House();
    }

    @AfterEach
    void close() {
        assertThat(house.wrong()).isEmpty();
        house.close();
    }

    @Test
    void aReferenceCountsOnceAndOneWithOtherContentWaits() {
        assertThat(open("one", "INV00042")).isInstanceOf(Opening.Take.class);
        assertThat(open("one", "INV00042")).isInstanceOf(Opening.Duplicate.class);
        assertThat(open("two", "INV00042")).isInstanceOf(Opening.Hold.class);
        assertThat(house.rows("select code from desk.case_")).containsExactly("CONTROL_NUMBER_REUSED");
    }

    @Test
    void filesWithoutAReferenceAreNotTakenForEachOther() {
        assertThat(open("one", "NONE")).isInstanceOf(Opening.Take.class);
        assertThat(open("two", "NONE")).isInstanceOf(Opening.Take.class);
    }

    @Test
    void aCopyIsKeptAndNotTakenWhicheverComesFirst() {
        var copied = take("a copy", "1", order(), true);
        assertThat(copied).singleElement().isInstanceOf(Outcome.Duplicate.class);
        assertThat(house.rows("select count(*) from desk.sales_order")).containsExactly("0");

        assertThat(take("the order", "2", order(), false)).singleElement().isInstanceOf(Outcome.Accepted.class);
        assertThat(take("another copy", "3", order(), true)).singleElement().isInstanceOf(Outcome.Duplicate.class);

        assertThat(house.rows("select count(*) from desk.sales_order")).containsExactly("1");
        assertThat(house.rows("select s.status from trail.document d join trail.document_state s on s.document = d.id"
                        + " where d.number = 'COPY-1' and d.direction = 'IN' order by d.kept_at, d.id"))
                .containsExactlyInAnyOrder("DUPLICATE", "ACCEPTED", "DUPLICATE");
        assertThat(house.rows("select code from desk.case_")).isEmpty();
    }

    private static Order order() {
        return House.buy("northgate", "COPY-1", "TL-10002 12 EA");
    }

    private Opening open(String content, String control) {
        return house.operations.intake().open(house.sealed(content), envelope(control));
    }

    private List<Outcome> take(String content, String control, Order order, boolean copy) {
        var message = house.sealed(content);
        var envelope = envelope(control);
        house.operations.intake().open(message, envelope);
        var set = House.sets(message, order).get(0);
        var findings = copy ? List.of(copied(set.span())) : List.<Finding>of();
        return house.operations
                .intake()
                .take(
                        message,
                        envelope,
                        List.of(new ReadSet(
                                set.type(),
                                set.version(),
                                set.group(),
                                set.control(),
                                set.position(),
                                order,
                                findings,
                                set.span())));
    }

    private static Finding copied(SourceSpan span) {
        return Finding.of(Severity.NOTE, ReadSet.COPY, "a copy", Actor.PARTNER, span, 1);
    }

    private static Envelope envelope(String control) {
        return new Envelope("TRADACOMS", "ANA:1", "5012345678900", "5098765432106", control, "northgate", false, false);
    }
}
