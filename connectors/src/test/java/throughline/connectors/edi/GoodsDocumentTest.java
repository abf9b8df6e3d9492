package throughline.connectors.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.InstructionForReturns;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.OrderChange;
import throughline.model.document.OrderResponse;
import throughline.model.document.ReceiptAdvice;
import throughline.model.document.ShipmentInstruction;
import throughline.model.lineage.Provenance.Unread;
import throughline.model.reading.Finding;

/** X12 documents about goods: what was shipped, what came in, what sellers and buyers say to an order under way. */
class GoodsDocumentTest {

    @Test
    void aShipNoticeIsReadThroughAllItsLevels() {
        var advice = Goods.read("x12-856-004010-pallets.edi", DespatchAdvice.class);

        assertThat(Goods.findings("x12-856-004010-pallets.edi")).isEmpty();
        assertThat(advice.number().value()).as("REF SI, our number").isEqualTo("SH-0000012");
        assertThat(advice.order()).hasToString("PO-4711");
        assertThat(advice.shippedOn()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(advice.deliverOn()).isEqualTo(LocalDate.of(2026, 11, 27));
        assertThat(advice.carrier()).isEqualTo("UPSN");
        assertThat(advice.tracking())
                .as("the carrier's, not the bill of lading")
                .isEqualTo("1Z999AA10123456784");
        assertThat(advice.packages()).isEqualTo(3);
        assertThat(advice.parties()).extracting(party -> party.role().name()).containsExactly("SHIP_FROM", "SHIP_TO");
        assertThat(advice.lines())
                .extracting(Goods::said)
                .containsExactly(
                        "1/1: 10 CS of 12 CS, lot LOT-A7 until 2028-05-31, in 340123450000000018",
                        "2/20: 40 EA of null, lot LOT-B2 until null, in 340123450000000018",
                        "3/3: 5 DZN of null, lot null until null, in 00340123450000000025");
        assertThat(advice.lines().get(0).items())
                .as("the lot is no name of the item")
                .containsExactly(
                        new ItemReference(Scheme.BUYER, "NG-10001"), new ItemReference(Scheme.SELLER, "TL-10001"));
    }

    @Test
    void everyValueOfAShipNoticeKnowsItsBytes() {
        Goods.says(
                "x12-856-004010-pallets.edi",
                "/number",
                "SH-0000012",
                "/order",
                "PO-4711",
                "/packages",
                "3",
                "/carrier",
                "UPSN",
                "/tracking",
                "1Z999AA10123456784",
                "/shippedOn",
                "20261124",
                "/lines/0/orderLine",
                "1",
                "/lines/0/lot",
                "LOT-A7",
                "/lines/0/expiresOn",
                "20280531",
                "/lines/0/sscc",
                "340123450000000018",
                "/lines/1/orderLine",
                "20",
                "/lines/1/shipped",
                "40",
                "/lines/2/sscc",
                "00340123450000000025");
        assertThat(Goods.unread("x12-856-004010-pallets.edi"))
                .contains("BSN02=ASN-5501", "REF02=BOL-9001", "MAN02=00340123450000000100", "TD303=TRAILER-77");
    }

    @Test
    void anItemAbovePackagesIsALineForEachPackageWhenTheyAddUp() {
        var advice = Goods.read("x12-856-005010-items-above-packages.edi", DespatchAdvice.class);

        assertThat(Goods.findings("x12-856-005010-items-above-packages.edi")).isEmpty();
        assertThat(advice.number()).hasToString("SH-0000013");
        assertThat(advice.carrier()).isEqualTo("Nimbus Freight");
        assertThat(advice.packages()).as("said by the only order").isEqualTo(2);
        assertThat(advice.lines())
                .extracting(Goods::said)
                .containsExactly(
                        "1/1: 6 CS of null, lot null until null, in 00340123450000000032",
                        "1/1: 4 CS of null, lot null until null, in 00340123450000000049",
                        "2/2: 3 EA of null, lot null until null, in 00340123450000000056",
                        "3/3: 9 EA of null, lot null until null, in null");
        assertThat(Goods.unread("x12-856-005010-items-above-packages.edi"))
                .as("which package holds how much is not said")
                .contains("MAN02=00340123450000000063", "MAN02=00340123450000000070");
    }

    @ParameterizedTest
    @CsvSource({
        "'HL*1**S~HL*2*1*P~MAN*GM*00340123450000000018~HL*3*2*O~PRF*PO-1~HL*4*3*I~LIN**VP*A~SN1**2*EA~', 11",
        "'HL*1**S~HL*2*1*O~PRF*PO-1~HL*3*2*P~MAN*GM*00340123450000000018~HL*4*3*I~LIN**VP*A~SN1**2*EA~', 11",
        "'HL*1**S~HL*2**O~PRF*PO-1~HL*3**P~MAN*GM*00340123450000000018~HL*4**I~LIN**VP*A~SN1**2*EA~', 11",
        "'HL*1**S~HL*2*1*I~LIN**VP*A~SN1**2*EA~PRF*PO-1~MAN*GM*00340123450000000018~', 9",
    })
    void whateverTheNestingTheLineHasItsOrderAndItsPackage(String levels, int count) {
        var set =
                Goods.only(Goods.x12("SH", "ST*856*1~BSN*00*N1*20261124*0900~" + levels + "SE*%d*1~".formatted(count)));

        var advice = (DespatchAdvice) set.document();
        assertThat(set.findings()).isEmpty();
        assertThat(advice.order()).hasToString("PO-1");
        assertThat(advice.lines())
                .extracting(Goods::said)
                .containsExactly("1/null: 2 EA of null, lot null until null, in 00340123450000000018");
    }

    @Test
    void ofSeveralOrdersTheFirstIsTheDocumentsAndTheOthersAreNamed() {
        var text = Goods.x12(
                "SH",
                "ST*856*1~BSN*00*N1*20261124*0900~HL*1**S~HL*2*1*O~PRF*PO-1~HL*3*2*I~LIN**VP*A~SN1**2*EA~"
                        + "HL*4*1*O~PRF*PO-2~HL*5*4*I~LIN**VP*B~SN1**3*EA~HL*6*1*O~PRF*PO-1~CTT*2*5~SE*17*1~");

        var set = Goods.only(text);

        var advice = (DespatchAdvice) set.document();
        assertThat(advice.order()).hasToString("PO-1");
        assertThat(advice.lines()).hasSize(2);
        assertThat(set.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("DOCUMENT_ORDERS");
            assertThat(finding.span().offset()).isEqualTo(text.indexOf("PO-2"));
        });
        assertThat(advice.provenance().unread())
                .extracting(Unread::value)
                .contains("PO-2")
                .doesNotContain("PO-1");
    }

    @Test
    void aTransferOnItsWayToAWarehouseIsAnAdvice() {
        var advice = Goods.read("x12-943-004010.edi", DespatchAdvice.class);

        assertThat(Goods.findings("x12-943-004010.edi")).isEmpty();
        assertThat(advice.number()).hasToString("TO-88");
        assertThat(advice.order()).hasToString("PO-9100");
        assertThat(advice.carrier()).isEqualTo("RDWY");
        assertThat(advice.packages()).isEqualTo(50);
        assertThat(advice.lines())
                .extracting(Goods::said)
                .containsExactly(
                        "1/1: 48 CS of null, lot LOT-A7 until null, in null",
                        "2/null: 250 EA of null, lot null until null, in null");
        assertThat(advice.lines().get(1).items())
                .as("both pairs of the segment")
                .containsExactly(
                        new ItemReference(Scheme.SELLER, "TL-10002"), new ItemReference(Scheme.GTIN, "012345678912"));
    }

    @Test
    void anAnswerSaysOfEachLineWhatComesAndWhatDoesNot() {
        var response = Goods.read("x12-855-004010.edi", OrderResponse.class);

        assertThat(Goods.findings("x12-855-004010.edi")).isEmpty();
        assertThat(response.number()).hasToString("SO-7788");
        assertThat(response.order()).hasToString("PO-4711");
        assertThat(response.orderedOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(response.respondedOn()).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(response.status()).isEqualTo(OrderResponse.Status.ACCEPTED_WITH_CHANGES);
        assertThat(response.lines())
                .extracting(Goods::said)
                .containsExactly(
                        "1 BACK_ORDERED: 12 CS, now 10, later 2, on 2026-12-01",
                        "2 SUBSTITUTED: 3 EA, now 3, later 0, on 2026-12-02",
                        "3 REJECTED: 5 EA, now 0, later 0, on null",
                        "4 QUANTITY_CHANGED: 8 EA, now 6, later 0, on 2026-12-03",
                        "5 PRICE_CHANGED: 7 EA, now 7, later 0, on null",
                        "6 ACCEPTED: 4 EA, now 4, later 0, on null");
        assertThat(response.lines().get(0).reason()).isEqualTo("2 cases follow when the next delivery is in");
        assertThat(response.lines().get(1).items())
                .containsExactly(
                        new ItemReference(Scheme.BUYER, "NG-10002"), new ItemReference(Scheme.SELLER, "TL-10099"));
        Goods.says(
                "x12-855-004010.edi",
                "/status",
                "AC",
                "/lines/0/confirmed",
                "10",
                "/lines/0/backOrdered",
                "2",
                "/lines/0/ordered",
                "12",
                "/lines/0/shipOn",
                "20261201",
                "/lines/2/status",
                "IR");
    }

    @ParameterizedTest
    @CsvSource({"AK,ACCEPTED", "AC,ACCEPTED_WITH_CHANGES", "RJ,REJECTED"})
    void anAnswerWithoutLinesIsLegal(String code, OrderResponse.Status status) {
        var set = Goods.only(Goods.x12("PR", "ST*855*1~BAK*00*%s*PO-1*20261120~SE*3*1~".formatted(code)));

        assertThat(set.findings()).isEmpty();
        assertThat(((OrderResponse) set.document()).status()).isEqualTo(status);
    }

    @Test
    void anAnswerToAChangeSaysByTheChangesCodeWhatHasNoAnswerOfItsOwn() {
        var response = Goods.read("x12-865-004010.edi", OrderResponse.class);

        assertThat(Goods.findings("x12-865-004010.edi")).isEmpty();
        assertThat(response.lines())
                .extracting(Goods::said)
                .containsExactly(
                        "1 ACCEPTED: 15 CS, now 15, later 0, on 2026-12-01",
                        "2 REJECTED: 3 EA, now 0, later 0, on null",
                        "3 PRICE_CHANGED: 5 EA, now 5, later 0, on null");
    }

    @Test
    void aChangeNamesItsLinesWithTheirNewQuantities() {
        var change = Goods.read("x12-860-004010.edi", OrderChange.class);

        assertThat(change.kind()).isEqualTo(OrderChange.Kind.CHANGE);
        assertThat(change.number()).hasToString("PO-4711-2");
        assertThat(change.order()).hasToString("PO-4711");
        assertThat(change.lines())
                .extracting(line ->
                        "%s: %s at %s, %s".formatted(line.number(), line.quantity(), line.price(), line.deliverOn()))
                .containsExactly(
                        "1: 15 CS at USD 14.4/CS, 2026-12-08",
                        "2: 0 EA at null, null",
                        "7: 24 EA at USD 0.55/EA, 2026-12-09",
                        "5: 8 EA at null, null");
        assertThat(Goods.findings("x12-860-004010.edi"))
                .extracting(Finding::code)
                .as("line 4 says no quantity, and zero would cancel it; ZZ is no code of 670")
                .containsExactly("CHANGE_QUANTITY", "DOCUMENT_CODE");
        Goods.says("x12-860-004010.edi", "/kind", "04", "/lines/0/quantity", "15", "/lines/1/quantity", "DI");
        assertThat(Goods.unread("x12-860-004010.edi")).contains("POC09=NG-10004", "POC09=NG-10003");
    }

    @ParameterizedTest
    @CsvSource({"01,CANCEL", "17,CANCEL", "03,CANCEL", "04,CHANGE", "05,CHANGE"})
    void aChangeOfTheWholeOrderNeedsNoLines(String purpose, OrderChange.Kind kind) {
        var set = Goods.only(Goods.x12("PC", "ST*860*1~BCH*%s*SA*PO-1***20261120~SE*3*1~".formatted(purpose)));

        var change = (OrderChange) set.document();
        assertThat(set.rejected()).isFalse();
        assertThat(change.kind()).isEqualTo(kind);
        assertThat(change.lines()).isEmpty();
        assertThat(change.number()).hasToString("PO-1-" + kind);
    }

    @Test
    void aReceiptSaysWhatCameInAndWhatWasNotTaken() {
        var receipt = Goods.read("x12-861-004010.edi", ReceiptAdvice.class);

        assertThat(Goods.findings("x12-861-004010.edi")).isEmpty();
        assertThat(receipt.order()).hasToString("PO-4711");
        assertThat(receipt.shipment()).hasToString("SH-0000012");
        assertThat(receipt.receivedOn()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(receipt.lines())
                .extracting(Goods::said)
                .containsExactly(
                        "1/1: 10 CS of 12 CS, 2 CS refused as 01, lot LOT-A7 until 2028-05-31, in 00340123450000000018",
                        "2/null: 40 EA of null, 1 EA refused as 08, lot null until null, in null");
        Goods.says(
                "x12-861-004010.edi",
                "/lines/0/received",
                "10",
                "/lines/0/rejected",
                "2",
                "/lines/1/rejected",
                "1",
                "/lines/1/condition",
                "08",
                "/receivedOn",
                "20261130");
    }

    @Test
    void aWarehousesReceiptCountsDamagedGoodsAndNotShortOnesAsRefused() {
        var receipt = Goods.read("x12-944-004010.edi", ReceiptAdvice.class);

        assertThat(Goods.findings("x12-944-004010.edi")).isEmpty();
        assertThat(receipt.number()).hasToString("WR-5510");
        assertThat(receipt.order()).hasToString("TO-88");
        assertThat(receipt.shipment()).hasToString("SH-0000021");
        assertThat(receipt.notes()).containsExactly("Two cartons were wet");
        assertThat(receipt.lines())
                .extracting(Goods::said)
                .containsExactly(
                        "1/1: 48 CS of null, 2 CS refused as 01, lot LOT-A7 until null, in null",
                        "2/null: 250 EA of null, null refused as 02, lot LOT-C3 until null, in null");
    }

    @Test
    void aShippingOrderThatCameInNamesItsGoodsInTheSendersWords() {
        var instruction = Goods.read("x12-940-004010.edi", ShipmentInstruction.class);

        assertThat(Goods.findings("x12-940-004010.edi")).isEmpty();
        assertThat(instruction.number()).hasToString("DEP-1201");
        assertThat(instruction.salesOrder()).isNull();
        assertThat(instruction.deliverOn()).isEqualTo(LocalDate.of(2026, 12, 3));
        assertThat(instruction.lines())
                .extracting(line -> "%s/%s: %s %s %s"
                        .formatted(line.number(), line.orderLine(), line.quantity(), line.item(), line.lot()))
                .containsExactly("1/10: 24 CS null L-1", "2/null: 6 EA null null");
        assertThat(instruction.lines().get(0).items())
                .containsExactly(
                        new ItemReference(Scheme.SELLER, "AC-100"),
                        new ItemReference(Scheme.GTIN, "10012345678902"),
                        new ItemReference(Scheme.GTIN, "012345678905"));
    }

    @Test
    void aReturnSaysWhyAndWhatShallBecomeOfIt() {
        var returned = Goods.read("x12-180-004010.edi", InstructionForReturns.class);

        assertThat(Goods.findings("x12-180-004010.edi")).isEmpty();
        assertThat(returned.number()).hasToString("RMA-700");
        assertThat(returned.purpose()).isEqualTo("WR");
        assertThat(returned.order()).hasToString("PO-4711");
        assertThat(returned.invoice()).hasToString("INV-900");
        assertThat(returned.lines())
                .extracting(line -> "%s at %s, %s to %s, %s, %s"
                        .formatted(
                                line.quantity(),
                                line.price(),
                                line.reason(),
                                line.disposition(),
                                line.lot(),
                                line.items().size()))
                .containsExactly("4 CS at USD 14.4/CS, DR to CR, LOT-A7, 2", "12 EA at null, WI to RP, null, 1");
        Goods.says("x12-180-004010.edi", "/lines/0/reason", "DR", "/lines/1/disposition", "RP", "/purpose", "WR");
    }

    @Test
    void bothNamesThatA945GivesAnItemAreRead() {
        var pairs = Goods.only(Goods.x12(
                "SW", "ST*945*1~W06*N*SH-1*20261125~LX*1~W12*SH*10*10**CA**VN*TL-1*********UP*012345678905~SE*5*1~"));

        assertThat(((DespatchAdvice) pairs.document()).lines().get(0).items())
                .isEqualTo(List.of(
                        new ItemReference(Scheme.SELLER, "TL-1"), new ItemReference(Scheme.GTIN, "012345678905")));
    }
}
