package throughline.connectors.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.connectors.Partners;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.BusinessDocument;
import throughline.model.document.ForwardingInstructions;
import throughline.model.document.ForwardingResponse;
import throughline.model.document.FreightInvoice;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.document.TransportStatus;
import throughline.model.document.TransportStatus.Status;
import throughline.model.lineage.Provenance.Unread;
import throughline.model.reading.Finding;
import throughline.model.reading.ReadSet;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Money;
import throughline.model.value.Quantity;

/** What carriers send and get, and implementation acknowledgements. */
class TransportDocumentsTest {

    private final EdiReader reader = new EdiReader(Partners.NONE);

    @Test
    void nothingIsWrongWithOurOwnSamples() {
        for (var sample : List.of(
                "x12-204-004010.edi",
                "x12-210-004010.edi",
                "x12-990-004010.edi",
                "x12-999-005010.edi",
                "edifact-iftmin-d96a.edi")) {
            assertThat(sets(sample))
                    .allSatisfy(set -> assertThat(set.findings()).isEmpty());
        }
    }

    @Test
    void ofSeveralEventsTheMostFinalOneIsTheShipmentsAndTheOthersStayUnread() {
        var status = (TransportStatus) document("x12-214-004010.edi", 0);

        assertThat(status.status()).isEqualTo(Status.DELIVERED);
        assertThat(status.shipment()).isEqualTo(new DocumentNumber("SH-0000031"));
        assertThat(status.at()).as("09:15 in New York").isEqualTo(Instant.parse("2026-11-21T14:15:00Z"));
        assertThat(status.tracking()).isEqualTo("PRO-778");
        assertThat(status.place()).isEqualTo("BUFFALO, NY, US");
        assertThat(status.reason()).isEqualTo("A2");
        assertThat(status.number().value())
                .as("a carrier numbers the shipment, not what it says of it")
                .contains("DELIVERED");
        assertThat(status.provenance().unread())
                .extracting(Unread::value)
                .contains("AF", "X6", "0700")
                .doesNotContain("D1");
    }

    @Test
    void aShipmentMayBeNamedByAReferenceAndATimeWithoutAZoneIsReadAsUtcAloud() {
        var set = sets("x12-214-004010.edi").get(1);
        var status = (TransportStatus) set.document();

        assertThat(status.shipment()).isEqualTo(new DocumentNumber("SH-0000032"));
        assertThat(status.status()).isEqualTo(Status.EXCEPTION);
        assertThat(status.at()).isEqualTo(Instant.parse("2026-11-22T08:00:00Z"));
        assertThat(set.rejected()).isFalse();
        assertThat(set.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("DOCUMENT_TIME_ZONE");
            assertThat(finding.place()).startsWith("AT707");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "UT,2026-11-21T09:15:00Z",
        "ES,2026-11-21T14:15:00Z",
        "CT,2026-11-21T15:15:00Z",
        "PT,2026-11-21T17:15:00Z",
        "01,2026-11-21T08:15:00Z",
        "24,2026-11-21T10:15:00Z",
        "13,2026-11-21T21:15:00Z"
    })
    void zonesAreTheStandards(String zone, String at) {
        var set = read("214", "QM", "B10*P*SH-1*RDWY~LX*1~AT7*D1*NS***20261121*0915*%s~".formatted(zone));

        assertThat(((TransportStatus) set.document()).at()).isEqualTo(Instant.parse(at));
        assertThat(set.findings()).isEmpty();
    }

    @Test
    void whatIsOnlyExpectedHasNotHappened() {
        var set = read("214", "QM", "B10*P*SH-1*RDWY~LX*1~AT7***AB*NA*20261121*0915*ET~AT7*AG*NS***20261121~");

        assertThat(set.rejected()).isFalse();
        assertThat(set.document()).isNull();
        assertThat(set.findings()).extracting(Finding::code).containsExactly("STATUS_UNKNOWN");
    }

    @Test
    void aStatusOfNoShipmentOrNoDayIsNoDocument() {
        assertThat(read("214", "QM", "B10*P**RDWY~LX*1~AT7*D1*NS***20261121*0915*ET~")
                        .findings())
                .extracting(Finding::code)
                .containsExactly("DOCUMENT_SHIPMENT");
        assertThat(read("214", "QM", "B10*P*SH-1*RDWY~LX*1~AT7*D1*NS~").findings())
                .extracting(Finding::code)
                .containsExactly("DOCUMENT_DATE");
    }

    @Test
    void aCarriersBillSaysWhatItAsksForAndWhy() {
        var bill = (FreightInvoice) document("x12-210-004010.edi", 0);

        assertThat(bill.number()).isEqualTo(new DocumentNumber("RD-5001"));
        assertThat(bill.shipment()).isEqualTo(new DocumentNumber("SH-0000031"));
        assertThat(bill.carrier()).isEqualTo("RDWY");
        assertThat(bill.tracking()).isEqualTo("PRO-778");
        assertThat(bill.deliveredOn()).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(bill.weight()).isEqualTo(Quantity.of("900", "LBR"));
        assertThat(bill.total()).isEqualTo(Money.of("485.50", "USD"));
        assertThat(bill.charges())
                .extracting(charge -> charge.code() + " " + charge.amount() + " " + charge.description())
                .containsExactly("400 USD 410.00 null", "FUE USD 75.50 Fuel surcharge");
        assertThat(bill.provenance().spans().at("/charges/1/amount").segment()).isEqualTo("L104");
    }

    @Test
    void aBillForSeveralShipmentsSaysWhatEachOfThemCosts() {
        var bill = (FreightInvoice) read(
                        "210",
                        "IM",
                        """
                        B3**RD-2**PP**20261122*3000****RDWY~
                        LX*1~N9*BM*SH-0000031~L1*1*10.00*FR*1000****400~L1*2*2.00*FR*200****FUE~
                        LX*2~L11*SH-0000032*SI~L1*3*18.00*FR*1800****400~L3*900*G***3000~"""
                                .replace("\n", ""))
                .document();

        assertThat(bill.shipment()).isNull();
        assertThat(bill.charges())
                .extracting(charge -> charge.shipment() + " " + charge.amount())
                .containsExactly("SH-0000031 USD 10.00", "SH-0000031 USD 2.00", "SH-0000032 USD 18.00");
        assertThat(bill.provenance().spans().at("/charges/2/shipment").segment())
                .isEqualTo("L1101");
    }

    @Test
    void aBillWithoutItsAmountIsRefusedAtItsSegment() {
        var set = read("210", "IM", "B3**RD-1*SH-1*PP**20261122***035*RDWY~L3*900*G~");

        assertThat(set.rejected()).isTrue();
        assertThat(set.findings())
                .filteredOn(finding -> finding.code().equals("ELEMENT_MISSING"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.place()).startsWith("B307"));
    }

    @Test
    void aCarrierTakesALoadOrDoesNot() {
        var yes = (ForwardingResponse) document("x12-990-004010.edi", 0);
        var no = (ForwardingResponse) document("x12-990-004010.edi", 1);

        assertThat(yes.answer()).isEqualTo(ForwardingResponse.Answer.ACCEPTED);
        assertThat(yes.number()).isEqualTo(new DocumentNumber("LOAD-1"));
        assertThat(yes.carrierReference()).isEqualTo("PRO-778");
        assertThat(yes.answeredOn()).isEqualTo(LocalDate.of(2026, 11, 18));
        assertThat(no.answer()).isEqualTo(ForwardingResponse.Answer.DECLINED);
        assertThat(no.reason()).isEqualTo("No trailer in Duluth");
        var other = (ForwardingResponse)
                read("990", "GF", "B1*RDWY*LOAD-3*20261118*Q~").document();
        assertThat(other.answer()).as("neither yes nor no").isEqualTo(ForwardingResponse.Answer.CONDITIONAL);
    }

    @Test
    void aLoadTenderNamesItsStopsInOrder() {
        var tender = (ForwardingInstructions) document("x12-204-004010.edi", 0);

        assertThat(tender.number()).isEqualTo(new DocumentNumber("LOAD-1"));
        assertThat(tender.carrier()).isEqualTo("RDWY");
        assertThat(tender.charge()).isEqualTo(Money.of("410.00", "USD"));
        assertThat(tender.weight()).isEqualTo(Quantity.of("900", "LBR"));
        assertThat(tender.notes()).containsExactly("Call an hour before");
        assertThat(tender.stops()).hasSize(2);
        var first = tender.stops().get(0);
        assertThat(first.action()).isEqualTo("CL");
        assertThat(first.on()).isEqualTo(LocalDate.of(2026, 11, 19));
        assertThat(first.place().role()).isEqualTo(PartyRole.SHIP_FROM);
        assertThat(first.place().address().city()).isEqualTo("Duluth");
        assertThat(first.references()).containsExactly("SH-0000031");
        assertThat(first.packages()).isEqualTo(25);
        assertThat(tender.provenance().spans().at("/stops/1/place/name").segment())
                .isEqualTo("N102");
    }

    /** The consignor answers for the goods, but they lie with the despatch party: that is the stop. */
    @Test
    void anInstructionToMoveAConsignmentNamesWhereItIsTakenUpAndPutDown() {
        var instructions = (ForwardingInstructions) document("edifact-iftmin-d96a.edi", 0);

        assertThat(instructions.number()).isEqualTo(new DocumentNumber("LOAD-7"));
        assertThat(instructions.carrier()).isEqualTo("DHLFR");
        assertThat(instructions.terms()).isEqualTo("P");
        assertThat(instructions.charge()).isEqualTo(Money.of("410.50", "EUR"));
        assertThat(instructions.weight()).isEqualTo(Quantity.of("900.25", "KGM"));
        assertThat(instructions.notes()).containsExactly("Call an hour before");
        assertThat(instructions.parties()).extracting(Party::name).containsExactly("NORTHGATE WHOLESALE");
        assertThat(instructions.stops())
                .extracting(stop -> "%s %s %s %s %s %s"
                        .formatted(
                                stop.number(),
                                stop.action(),
                                stop.on(),
                                stop.place().address().city(),
                                stop.references(),
                                stop.packages()))
                .containsExactly(
                        "1 PW 2026-11-19 BREMEN [SH-0000031, SH-0000032] 25", "2 CN 2026-11-21 BRUXELLES [PO-77] null");
        var spans = instructions.provenance().spans();
        assertThat(spans.at("/stops/1/place/name").segment()).isEqualTo("NAD04");
        assertThat(spans.at("/stops/0/references/1").segment()).isEqualTo("RFF01-2");
        assertThat(instructions.provenance().unread())
                .as("what is in the packages is kept, not taken")
                .extracting(Unread::value)
                .containsExactly("610", "1", "25", "CT", "AAA", "HEX BOLTS");
    }

    @Test
    void anImplementationAcknowledgementSaysWhatA997Says() {
        var answer = (ApplicationResponse) document("x12-999-005010.edi", 0);

        assertThat(answer.kind()).isEqualTo(ApplicationResponse.Kind.X999);
        assertThat(answer.number()).isEqualTo(new DocumentNumber("999-000000101-77"));
        assertThat(answer.group()).isEqualTo("77");
        assertThat(answer.status()).isEqualTo(ApplicationResponse.Status.PARTIALLY_ACCEPTED);
        assertThat(answer.sets().get(1).codes()).containsExactly("5", "I5");
        assertThat(answer.sets().get(1).errors())
                .extracting(error -> "%s at %d, %d-%d: %s %s"
                        .formatted(
                                error.segment(),
                                error.position(),
                                error.element(),
                                error.component(),
                                error.code(),
                                error.value()))
                .containsExactly("IT1 at 7, 2-0: 1 null", "IT1 at 7, 6-1: 5 TOO LONG", "REF at 3, 0-0: I9 null");
    }

    private ReadSet read(String type, String group, String segments) {
        int count = segments.split("~").length + 2;
        var text = Messages.x12("*", ">", "~", "ST*%s*1~%sSE*%d*1~".formatted(type, segments, count))
                .replace("GS*PO", "GS*" + group);
        return Messages.sets(reader, Messages.of(text)).get(0);
    }

    private List<ReadSet> sets(String sample) {
        return Messages.sets(reader, Messages.of(Messages.sample(sample)));
    }

    private BusinessDocument document(String sample, int index) {
        return sets(sample).get(index).document();
    }
}
