package throughline.connectors.edi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.OrderChange;
import throughline.model.document.OrderResponse;
import throughline.model.document.ReceiptAdvice;
import throughline.model.reading.Finding;

/** EDIFACT messages about goods. */
class GoodsGroupsTest {

    @Test
    void aDespatchAdviceIsReadThroughItsPackingLevels() {
        var advice = Goods.read("edifact-desadv-d96a.edi", DespatchAdvice.class);

        assertThat(Goods.findings("edifact-desadv-d96a.edi")).isEmpty();
        assertThat(advice.number()).as("RFF SI, our number").hasToString("SH-0000012");
        assertThat(advice.order()).hasToString("PO-4711");
        assertThat(advice.shippedOn()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(advice.carrier()).isEqualTo("RDWY");
        assertThat(advice.tracking()).isEqualTo("WB-55");
        assertThat(advice.packages()).as("those of the level above all").isEqualTo(3);
        assertThat(advice.lines())
                .extracting(Goods::said)
                .containsExactly(
                        "1/10: 10 CT of 12 CT, lot LOT-A7 until 2028-05-31, in 340123450000000018",
                        "2/null: 40 EA of null, lot LOT-B2 until null, in 340123450000000018",
                        "3/null: 5 DZN of null, lot null until null, in null");
        Goods.says(
                "edifact-desadv-d96a.edi",
                "/lines/0/shipped",
                "10",
                "/lines/0/sscc",
                "340123450000000018",
                "/lines/0/lot",
                "LOT-A7",
                "/lines/0/orderLine",
                "10",
                "/lines/1/lot",
                "LOT-B2",
                "/packages",
                "3");
        assertThat(Goods.unread("edifact-desadv-d96a.edi"))
                .as("two packages under one level: which holds what is not said")
                .contains("GIN02=340123450000000025", "GIN03=340123450000000032", "BGM02=DA-8801");
    }

    @Test
    void aReceivingAdviceAddsUpWhatWasTakenAndWhatWasNot() {
        var receipt = Goods.read("edifact-recadv-d01b.edi", ReceiptAdvice.class);

        assertThat(Goods.findings("edifact-recadv-d01b.edi")).isEmpty();
        assertThat(receipt.number()).hasToString("RA-300");
        assertThat(receipt.shipment()).hasToString("DA-8801");
        assertThat(receipt.receivedOn()).isEqualTo(LocalDate.of(2026, 11, 30));
        assertThat(receipt.notes()).containsExactly("One pallet leaned");
        assertThat(receipt.lines())
                .extracting(Goods::said)
                .containsExactly(
                        "1/10: 10 CT of 12 CT, 2 CT refused as AE, lot LOT-A7 until null, in 340123450000000018",
                        "2/null: 39 EA of null, 1 EA refused as null, lot null until null, in 340123450000000018");
    }

    @Test
    void anAmendedLineIsExplainedByItsQuantitiesItsSubstituteOrItsPrice() {
        var response = Goods.read("edifact-ordrsp-d96a.edi", OrderResponse.class);

        assertThat(Goods.findings("edifact-ordrsp-d96a.edi")).isEmpty();
        assertThat(response.status()).isEqualTo(OrderResponse.Status.ACCEPTED_WITH_CHANGES);
        assertThat(response.orderedOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(response.respondedOn()).isEqualTo(LocalDate.of(2026, 11, 21));
        assertThat(response.lines())
                .extracting(Goods::said)
                .containsExactly(
                        "1 BACK_ORDERED: 12 CT, now 10, later 2, on 2026-12-01",
                        "2 REJECTED: 3 EA, now 0, later 0, on null",
                        "3 ACCEPTED: 5 EA, now 5, later 0, on null",
                        "4 SUBSTITUTED: 7 EA, now 7, later 0, on null",
                        "5 QUANTITY_CHANGED: 9 EA, now 6, later 0, on null");
        assertThat(response.lines().get(0).reason()).isEqualTo("2 cartons follow");
        assertThat(response.lines().get(3).items())
                .containsExactly(
                        new ItemReference(Scheme.GTIN, "4098765100049"), new ItemReference(Scheme.SELLER, "TL-10099"));
    }

    @Test
    void aChangeMessageNamesOnlyTheLinesThatChange() {
        var change = Goods.read("edifact-ordchg-d01b.edi", OrderChange.class);

        assertThat(change.number()).hasToString("CHG-2");
        assertThat(change.order()).hasToString("PO-4711");
        assertThat(change.kind()).isEqualTo(OrderChange.Kind.CHANGE);
        assertThat(change.lines())
                .extracting(line -> "%s: %s at %s".formatted(line.number(), line.quantity(), line.price()))
                .containsExactly("1: 15 CT at EUR 14.4/CT", "2: 0 EA at null", "7: 24 EA at null");
        assertThat(Goods.findings("edifact-ordchg-d01b.edi"))
                .extracting(Finding::code)
                .containsExactly("CHANGE_QUANTITY");
        Goods.says("edifact-ordchg-d01b.edi", "/lines/0/quantity", "15", "/lines/1/quantity", "2");
    }
}
