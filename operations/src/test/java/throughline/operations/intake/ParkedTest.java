package throughline.operations.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.ReceiptAdvice;
import throughline.model.lineage.Provenance;
import throughline.model.reading.Envelope;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.operations.House;

/** Documents whose process has no desk yet. */
class ParkedTest {

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
    void aDocumentWithoutADeskIsKeptAndNobodyHasToAct() {
        var outcome = house.takeOne("northgate", receipt("RCV-1", "12"));

        assertThat(outcome).isEqualTo(new Outcome.Parked(1, "ReceiptAdvice", "RCV-1"));
        assertThat(house.rows("select d.type || ' ' || d.number || ' ' || s.status from trail.document d"
                        + " join trail.document_state s on s.document = d.id"))
                .contains("ReceiptAdvice RCV-1 PARKED");
        assertThat(house.rows("select status from trail.message_state where direction = 'IN'"))
                .containsExactly("ACCEPTED");
        assertThat(house.rows("select code from desk.case_")).isEmpty();
    }

    @Test
    void itIsTakenOnceAsEveryDocumentIs() {
        house.takeOne("northgate", receipt("RCV-1", "12"));

        assertThat(house.takeOne("northgate", receipt("RCV-1", "12"))).isInstanceOf(Outcome.Duplicate.class);
        assertThat(house.takeOne("northgate", receipt("RCV-1", "11"))).isInstanceOf(Outcome.Held.class);
    }

    @Test
    void oneThatIsParkedDoesNotMakeAMessageLookHalfTaken() {
        var outcomes =
                house.take("northgate", receipt("RCV-2", "3"), House.buy("northgate", "PARK-1", "TL-10002 12 EA"));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Parked.class);
        assertThat(outcomes.get(1)).isInstanceOf(Outcome.Accepted.class);
        assertThat(house.rows("select status || ' ' || accepted from trail.message_state where direction = 'IN'"))
                .containsExactly("ACCEPTED 2");
    }

    @Test
    void whatAShopSaysToHaveLeftIsKeptAndMovesNothing() {
        var message = house.sealed("a fulfilment");
        var envelope =
                new Envelope("SHOPIFY", null, "brightcart.example", "us", "1069019871", "brightcart", false, false);
        house.operations.intake().open(message, envelope);

        var outcomes = house.operations.intake().take(message, envelope, House.sets(message, fulfilment()));

        assertThat(outcomes).containsExactly(new Outcome.Parked(1, "DespatchAdvice", "#1001.1"));
        assertThat(house.rows("select code from desk.case_")).isEmpty();
    }

    private static DespatchAdvice fulfilment() {
        return new DespatchAdvice(
                new DocumentNumber("#1001.1"),
                new PartyId("brightcart"),
                new PartyId("US01"),
                new DocumentNumber("#1001"),
                LocalDate.of(2026, 3, 2),
                null,
                "UPS",
                "1Z1",
                null,
                List.of(),
                List.of(),
                Provenance.OURS);
    }

    private static ReceiptAdvice receipt(String number, String received) {
        var line = new ReceiptAdvice.Line(
                "1", "1", List.of(), null, null, Quantity.of(received, "EA"), null, "EA", null, null, null, null, null);
        return new ReceiptAdvice(
                new DocumentNumber(number),
                new PartyId("northgate"),
                new PartyId("US01"),
                new DocumentNumber("PO-1"),
                null,
                LocalDate.of(2026, 3, 2),
                List.of(),
                List.of(),
                List.of(line),
                Provenance.OURS);
    }
}
