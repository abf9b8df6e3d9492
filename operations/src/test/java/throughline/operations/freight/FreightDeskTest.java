package throughline.operations.freight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import throughline.ledger.trail.Trail;
import throughline.model.value.Money;
import throughline.operations.exception.CaseRefused;
import throughline.operations.fulfilment.ShipmentNumber;
import throughline.operations.intake.Outcome;

/** Every way a carrier's bill may go, over shipments that really left. */
class FreightDeskTest extends FreightScene {

    @Test
    void aBillNearWhatWasExpectedTakesTheAccrualAndTheDifferenceIsFreight() {
        var shipment = shipped();
        assertThat(open(shipment)).isEqualTo("10.18");
        var bill = bill("10.50", shipment);

        var outcome = house.takeOne("fastfreight", bill);

        assertThat(outcome)
                .isEqualTo(
                        new Outcome.Accepted(1, "FreightInvoice", bill.number().value(), shipment));
        assertThat(lines(bill))
                .containsExactly(
                        "2020 10.18 " + shipment,
                        "5020 0.32 " + shipment,
                        "2000 -10.50 fastfreight " + bill.number() + " 2026-03-31");
        assertThat(open(shipment)).isEqualTo("0");
        assertThat(house.rows("select document from book.entry where kind = 'freight billed' and about = '"
                        + bill.number() + "' and message is not null"))
                .as("its cause")
                .isEqualTo(house.rows("select id from trail.document where type = 'FreightInvoice' and number = '"
                        + bill.number() + "'"));
    }

    @Test
    void aBillBelowWhatWasExpectedGivesTheRestBackToFreight() {
        var shipment = shipped();
        var bill = bill("9.90", shipment);

        house.takeOne("fastfreight", bill);

        assertThat(lines(bill)).startsWith("2020 10.18 " + shipment, "5020 -0.28 " + shipment);
        assertThat(open(shipment)).isEqualTo("0");
    }

    @Test
    void theSameBillAgainIsADuplicateAndAnotherUnderItsNumberWaits() {
        var shipment = shipped();
        var bill = bill("10.18", shipment);
        house.takeOne("fastfreight", bill);
        var entries = house.rows("select count(*) from book.entry");

        assertThat(house.takeOne("fastfreight", bill)).isInstanceOf(Outcome.Duplicate.class);
        var other = house.takeOne("fastfreight", again(bill, "12.00"));

        assertThat(code(other)).isEqualTo("DOCUMENT_NUMBER_REUSED");
        assertThat(house.rows("select count(*) from book.entry")).isEqualTo(entries);
        // Taken all the same, it is for a shipment that was billed; taken again, it is owed under a name of its own.
        house.operations.cases().release(of(other), "Ada", "a correction");
        var second = live("FREIGHT_BILLED_BEFORE");
        house.operations.cases().release(second, "Ada", "they waited a day at the dock");
        assertThat(house.rows(
                        "select l.open_item || ' ' || l.amount from book.line l join book.account a on a.id = l.account"
                                + " where a.number = '2000' and l.open_item like '" + bill.number() + "%' order by 1"))
                .containsExactly(bill.number() + " -10.18", bill.number() + "-2 -12.00");
    }

    @Test
    void aBillTooFarOffWaitsBooksNothingAndIsOwedAsItIsOnceAPersonTakesIt() {
        var shipment = shipped();
        var bill = bill("14.00", shipment);

        var held = house.takeOne("fastfreight", bill);

        assertThat(code(held)).isEqualTo("FREIGHT_OUT_OF_TOLERANCE");
        var waiting = house.operations.cases().find(of(held)).orElseThrow();
        assertThat(waiting.desk()).isEqualTo("FINANCE");
        assertThat(waiting.reason())
                .isEqualTo(
                        "Bill %s of fastfreight. %s: USD 10.18 was expected and USD 14.00 is billed, USD 3.82 more (37.5 percent)."
                                .formatted(bill.number(), shipment));
        assertThat(waiting.atRisk()).isEqualTo(Money.of("14.00", "USD"));
        assertThat(lines(bill)).isEmpty();
        assertThat(open(shipment)).isEqualTo("10.18");

        house.operations.cases().release(of(held), "Ada", "fuel went up");

        assertThat(lines(bill))
                .containsExactly(
                        "2020 10.18 " + shipment,
                        "5020 3.82 " + shipment,
                        "2000 -14.00 fastfreight " + bill.number() + " 2026-03-31");
        assertThat(house.rows("select accepted_by || ': ' || accepted_why from desk.freight_bill where number = '"
                        + bill.number() + "'"))
                .containsExactly("Ada: fuel went up");
        assertThat(house.rows("select s.status from trail.document_state s join trail.document d on d.id = s.document"
                        + " where d.number = '" + bill.number() + "'"))
                .containsExactly("ACCEPTED");
        assertThatThrownBy(() -> house.operations.cases().release(of(held), "Ada", "again"))
                .isInstanceOf(CaseRefused.class);
    }

    @Test
    void aRefusedBillBooksNothingTellsTheCarrierAndMayComeAgainPutRight() {
        var shipment = shipped();
        var bill = bill("41.00", shipment);
        var held = house.takeOne("fastfreight", bill);

        house.operations.cases().reject(of(held), "Ada", "nobody asked for a lift gate");

        assertThat(lines(bill)).isEmpty();
        assertThat(open(shipment)).isEqualTo("10.18");
        assertThat(house.rows(
                        "select o.receiver || ' ' || d.json from desk.outbox o join trail.document d on d.id = o.document"
                                + " where o.type = 'ApplicationAdvice' and o.subject = '" + bill.number() + "'"))
                .singleElement()
                .asString()
                .startsWith("fastfreight ")
                .contains(
                        "REJECTED",
                        "nobody asked for a lift gate",
                        bill.number().value());
        assertThat(house.takeOne("fastfreight", again(bill, "10.20"))).isInstanceOf(Outcome.Accepted.class);
        assertThat(open(shipment)).isEqualTo("0");
    }

    @Test
    void aShipmentIsBilledOnceWhateverTheBillIsCalled() {
        var shipment = shipped();
        house.takeOne("fastfreight", bill("10.18", shipment));

        var second = house.takeOne("fastfreight", bill("10.18", shipment));

        assertThat(code(second)).isEqualTo("FREIGHT_BILLED_BEFORE");
        assertThat(open(shipment)).isEqualTo("0");
        house.operations.cases().reject(of(second), "Ada", "billed twice");
    }

    @Test
    void ofTwoBillsForOneShipmentInOneMessageTheFirstIsTaken() {
        var shipment = shipped();

        var outcomes = house.take("fastfreight", bill("10.18", shipment), bill("10.18", shipment));

        assertThat(outcomes.get(0)).isInstanceOf(Outcome.Accepted.class);
        assertThat(code(outcomes.get(1))).isEqualTo("FREIGHT_BILLED_BEFORE");
    }

    @Test
    void oneBillMayBeForSeveralShipmentsEachHeldAgainstItsOwn() {
        var first = shipped();
        var second = shipped();
        var well = bill("20.50", null, charge("10.00", first), charge("0.30", first), charge("10.20", second));

        assertThat(house.takeOne("fastfreight", well)).isInstanceOf(Outcome.Accepted.class);
        assertThat(lines(well))
                .containsExactly(
                        "2020 10.18 " + first,
                        "5020 0.12 " + first,
                        "2020 10.18 " + second,
                        "5020 0.02 " + second,
                        "2000 -20.50 fastfreight " + well.number() + " 2026-03-31");

        // The whole would do; one of the two does not.
        var third = shipped();
        var fourth = shipped();
        var uneven = bill("20.36", null, charge("15.00", third), charge("5.36", fourth));
        assertThat(code(house.takeOne("fastfreight", uneven))).isEqualTo("FREIGHT_OUT_OF_TOLERANCE");
        assertThat(open(third)).isEqualTo("10.18");
    }

    @Test
    void aCarrierThatKnowsOnlyItsOwnNumberMeansAllThatLeftUnderIt() {
        var shipment = shipped();
        var tracking = house.rows("select tracking from desk.despatch where shipment = " + digits(shipment))
                .get(0);
        var bill = bill(tracking.toLowerCase(java.util.Locale.ROOT), "10.18", null, "USD");

        assertThat(house.takeOne("fastfreight", bill))
                .isEqualTo(
                        new Outcome.Accepted(1, "FreightInvoice", bill.number().value(), shipment));
    }

    @Test
    void whatNobodyShippedWaitsAndIsAllFreightOnceAPersonTakesIt() {
        var bill = bill("30.00", "SH-7777777");

        var held = house.takeOne("fastfreight", bill);

        assertThat(code(held)).isEqualTo("FREIGHT_SHIPMENT_UNKNOWN");
        house.operations.cases().release(of(held), "Ada", "a pallet that we sent by hand");
        assertThat(lines(bill))
                .containsExactly("5020 30.00 ", "2000 -30.00 fastfreight " + bill.number() + " 2026-03-31");
    }

    @Test
    void whatHasNotLeftIsNotExpected() {
        var order = house.order(house.takeOne("northgate", order()));
        var held = house.takeOne("fastfreight", bill("10.18", shipmentOf(order.number())));

        assertThat(code(held)).isEqualTo("FREIGHT_NOT_EXPECTED");
        house.operations.cases().reject(of(held), "Ada", "not yet");
    }

    @Test
    void aBillInAnotherCurrencyWaitsAndIsOwedInItsOwnOnceAPersonTakesIt() {
        var shipment = shipped();
        var bill = bill("B-CAD", "14.00", shipment, "CAD");

        var held = house.takeOne("fastfreight", bill);

        assertThat(code(held)).isEqualTo("FREIGHT_CURRENCY");
        house.operations.cases().release(of(held), "Ada", "agreed with them");
        assertThat(lines(bill))
                .containsExactly(
                        "2020 10.18 " + shipment,
                        "5020 -10.18 " + shipment,
                        "5020 14.00 " + shipment,
                        "2000 -14.00 fastfreight B-CAD 2026-03-31");
        assertThat(open(shipment)).isEqualTo("0");
    }

    @Test
    void chargesThatAreNotTheTotalWait() {
        var shipment = shipped();
        var bill = bill("10.18", shipment, charge("10.00", null), charge("0.20", null));

        var held = house.takeOne("fastfreight", bill);

        assertThat(code(held)).isEqualTo("FREIGHT_SUMS_DIFFER");
        house.operations.cases().release(of(held), "Ada", "two cents");
        assertThat(lines(bill)).contains("2000 -10.18 fastfreight " + bill.number() + " 2026-03-31");
    }

    @Test
    void aBillThatAsksForNothingCanOnlyBeRefused() {
        var held = house.takeOne("fastfreight", bill("-5.00", shipped()));

        assertThat(code(held)).isEqualTo("FREIGHT_AMOUNT_NOT_POSITIVE");
        assertThatThrownBy(() -> house.operations.cases().release(of(held), "Ada", "take it"))
                .isInstanceOf(CaseRefused.class);
        house.operations.cases().reject(of(held), "Ada", "no");
    }

    @Test
    void whoLooksForTheShipmentFindsItsBillAndTheBookSaysWhatIsOpenHowOldItIs() {
        var billed = shipped();
        var waiting = shipped();
        var bill = bill("10.18", billed);
        house.takeOne("fastfreight", bill);
        var book = new FreightBook(house.demo.test.database(), house.clock);

        var story = new Trail(house.demo.test.database()).trace(billed);
        var found = book.of(ShipmentNumber.parse(billed).orElseThrow());

        assertThat(story.documents()).anySatisfy(document -> assertThat(document.number())
                .isEqualTo(bill.number().value()));
        assertThat(found.bills()).singleElement().satisfies(each -> {
            assertThat(each.number()).isEqualTo(bill.number().value());
            assertThat(each.total()).isEqualTo(bill.total());
        });
        assertThat(found.expected()).singleElement().satisfies(each -> assertThat(each.bill())
                .isEqualTo(bill.number().value()));
        assertThat(book.open(null, 0, 1000))
                .extracting(FreightBook.Expected::despatch)
                .contains(waiting)
                .doesNotContain(billed);
        assertThat(book.open("NOBODY", 0, 1000)).isEmpty();

        house.clock.forward(Duration.ofDays(31));
        assertThat(book.open("fastfreight", 30, 1000))
                .extracting(FreightBook.Expected::despatch)
                .contains(waiting);
        assertThat(book.open("fastfreight", 31, 1000)).isEmpty();
        assertThat(book.balances()).singleElement().satisfies(balance -> {
            assertThat(balance.to30Days().isZero()).isTrue();
            assertThat(balance.to60Days()).isEqualTo(balance.open());
            assertThat(balance.accrued()).isEqualTo(balance.billed().plus(balance.open()));
            assertThat(house.rows("select trim_scale(-sum(l.amount)) = "
                            + balance.open().amount()
                            + " from book.line l join book.account a on a.id = l.account where a.number = '2020'"))
                    .as("what account 2020 says")
                    .containsExactly("t");
        });
        house.clock.forward(Duration.ofDays(-31));
    }
}
