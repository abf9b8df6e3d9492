package throughline.connectors.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.connectors.Partners;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.Order;
import throughline.model.document.OrderLine;
import throughline.model.document.Party;
import throughline.model.lineage.Provenance.Unread;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;
import throughline.model.value.Money;

/** What stands in the inner loops of an order: legal there, and read where it means something. */
class OrderLoopsTest {

    private final EdiReader reader = new EdiReader(Partners.NONE);

    @Test
    void segmentsInTheInnerLoopsOfA850AreLegal() {
        assertThat(set("x12-850-004010-loops.edi").findings()).isEmpty();
    }

    @Test
    void segmentsInTheInnerGroupsOfAnOrdersMessageAreLegal() {
        assertThat(set("edifact-orders-d96a-groups.edi").findings())
                .extracting(Finding::code)
                .as("the second line says no unit and no 21")
                .isEmpty();
    }

    @Test
    void aLineWithoutAPriceOfItsOwnTakesTheOneTheBuyerPaysFromCtp() {
        var lines = order("x12-850-004010-loops.edi").lines();

        assertThat(said(lines.get(0))).as("UCP, not RES").isEqualTo("1: 12 EA at USD 34.98/EA, null");
        assertThat(said(lines.get(1)))
                .as("the price that holds for 40, in its own currency where it names one")
                .isEqualTo("2: 40 EA at USD 9.90/EA, null");
    }

    @Test
    void aLineMayNameItsOwnCurrency() {
        var line = order("x12-850-004010-loops.edi").lines().get(2);

        assertThat(said(line)).isEqualTo("3: 4 EA at EUR 330/EA, 2027-01-07");
    }

    @Test
    void theDayOfASchedulesDeliveryIsTheLinesUnlessTheLineSaysOne() {
        var lines = order("x12-850-004010-loops.edi").lines();

        assertThat(lines.get(2).deliverOn()).as("SCH06").isEqualTo(LocalDate.of(2027, 1, 7));
        assertThat(lines.get(3).deliverOn()).as("DTM06 before SCH09").isEqualTo(LocalDate.of(2026, 12, 24));
    }

    @Test
    void aDateMayStandInDtm06() {
        var order = order("x12-850-004010-loops.edi");

        assertThat(order.deliverOn()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(order.cancelAfter()).as("the first day of a period").isEqualTo(LocalDate.of(2026, 12, 8));
    }

    @Test
    void notesMayFloatAndInstructionsAreNotes() {
        var order = order("x12-850-004010-loops.edi");

        assertThat(order.notes()).containsExactlyInAnyOrder("Leave with the porter", "Ring twice at gate 4");
        assertThat(order.lines().get(0).description()).isEqualTo("Desk lamp");
        assertThat(order.provenance().unread())
                .extracting(Unread::value)
                .contains("Green shade only", "Robe, small", "Robe, medium", "TC990101");
    }

    @Test
    void aSubstituteIsNoNameOfTheItemOrdered() {
        var order = order("edifact-orders-d96a-groups.edi");

        assertThat(order.lines().get(0).items())
                .containsExactly(
                        new ItemReference(Scheme.GTIN, "4098765100018"), new ItemReference(Scheme.SELLER, "TL-10001"));
        assertThat(order.provenance().unread()).extracting(Unread::value).contains("TL-90001");
    }

    @Test
    void anInvoicePriceInAnotherCurrencyIsAPrice() {
        var line = order("edifact-orders-d96a-groups.edi").lines().get(0);

        assertThat(said(line)).isEqualTo("1: 10 EA at USD 12.50/EA, null");
    }

    @Test
    void theSizeOfATradedUnitIsNoOrderedQuantityAndASchedulesIs() {
        var line = order("edifact-orders-d96a-groups.edi").lines().get(1);

        assertThat(said(line)).isEqualTo("2: 10 EA at null, 2027-01-07");
    }

    @Test
    void anAllowanceIsNotTheAmountItIsReckonedFrom() {
        var allowance = order("edifact-orders-d96a-groups.edi").adjustments().get(0);

        assertThat(allowance.amount()).isEqualTo(Money.of("40.00", "EUR"));
        assertThat(allowance.percent()).isEqualByComparingTo("2");
    }

    @Test
    void anAddressInUnstructuredLinesIsNoLessAnAddress() {
        var shipTo = order("edifact-orders-d96a-groups.edi").parties().get(1);

        assertThat(shipTo.name()).isEqualTo("Nordlager");
        assertThat(shipTo.address())
                .isEqualTo(new Party.Address(List.of("Halle 3", "Kaistrasse 8"), "Bremen", null, "28195", "DE"));
    }

    @Test
    void datesAreReadInTheFormTheySayTheyHave() {
        var order = order("edifact-orders-d96a-groups.edi");

        assertThat(order.orderedOn()).as("4: DDMMCCYY").isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(order.deliverOn()).as("3: MMDDYY").isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(order.cancelAfter()).as("615: YYWW").isEqualTo(LocalDate.of(2026, 12, 28));
        assertThat(order.lines().get(2).deliverOn()).as("103: YYWWD").isEqualTo(LocalDate.of(2026, 12, 23));
    }

    @ParameterizedTest
    @CsvSource({"003040,''", "004010,ELEMENT_PAIR", "005010,ELEMENT_PAIR"})
    void theCenturyOfADateIsLegalWhereTheVersionHasOne(String version, String code) {
        var text = Messages.x12("*", ">", "~", "ST*850*1~BEG*00*SA*X**261120~DTM*002*261201***20~PO1*1*1*EA~SE*5*1~")
                .replace("*004010", "*" + version);

        var findings = sets(text).get(0).findings().stream()
                .map(Finding::code)
                .filter(found -> found.startsWith("ELEMENT"))
                .toList();

        assertThat(findings).isEqualTo(code.isEmpty() ? List.of() : List.of(code));
    }

    @Test
    void aCodeWeDoNotKnowRefusesNothing() {
        var sets = sets(Messages.x12(
                "*",
                ">",
                "~",
                "ST*850*1~BEG*ZQ*QZ*X**20261120~CUR*QQ*USD~REF*Q9*1~SAC*Y*ZZZZ~DTM*ZZQ*20261201~N1*QX*A*Q7*1~"
                        + "PO1*1*1*QQ*1*QQ*QQ*X~PID*Q*QQQ***Y~CTP*QQ*QQQ*1~SE*11*1~"));

        assertThat(sets.get(0).rejected()).isFalse();
        assertThat(((Order) sets.get(0).document()).lines()).hasSize(1);
    }

    @Test
    void anAcknowledgementWithAnUnknownCodeIsRead() {
        var text = Messages.x12("*", ">", "~", "ST*997*1~AK1*IN*7*004010~AK2*810*0001~AK5*Q~AK9*A*1*1*1~SE*6*1~")
                .replace("GS*PO", "GS*FA");

        var set = sets(text).get(0);

        assertThat(set.rejected()).isFalse();
        assertThat(set.findings()).extracting(Finding::code).containsExactly("ELEMENT_CODE");
        assertThat(set.document()).isNotNull();
    }

    private static String said(OrderLine line) {
        return "%s: %s at %s, %s".formatted(line.number(), line.quantity(), line.price(), line.deliverOn());
    }

    private Order order(String sample) {
        return (Order) set(sample).document();
    }

    private ReadSet set(String sample) {
        return sets(Messages.of(Messages.sample(sample))).get(0);
    }

    private List<ReadSet> sets(String text) {
        return sets(Messages.of(text));
    }

    private List<ReadSet> sets(throughline.model.lineage.SealedMessage message) {
        return Messages.read(reader, message).stream()
                .filter(Piece.Taken.class::isInstance)
                .map(piece -> ((Piece.Taken) piece).set())
                .toList();
    }
}
