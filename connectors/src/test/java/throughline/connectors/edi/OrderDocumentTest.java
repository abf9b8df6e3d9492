package throughline.connectors.edi;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import throughline.connectors.Partners;
import throughline.connectors.json.CanonicalJson;
import throughline.model.document.BusinessDocument;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.Order;
import throughline.model.document.OrderLine;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.lineage.Provenance.Unread;
import throughline.model.reading.Piece;
import throughline.model.value.Money;
import tools.jackson.databind.json.JsonMapper;

class OrderDocumentTest {

    private final EdiReader reader = new EdiReader(Partners.NONE);

    static List<Path> samples() {
        return Messages.samples();
    }

    @Test
    void aPurchaseOrderOf004010IsReadWithEverythingItSays() {
        var order = order("x12-850-004010.edi", 0);

        assertThat(order.number()).hasToString("PO-4711");
        assertThat(order.sender()).hasToString("ZZ:NORTHGATE");
        assertThat(order.orderedOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(order.deliverOn()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(order.cancelAfter()).isEqualTo(LocalDate.of(2026, 12, 8));
        assertThat(order.currency()).hasToString("USD");
        assertThat(order.shipComplete()).isTrue();
        assertThat(order.notes()).containsExactly("Deliver before noon", "Call the dock first");
        assertThat(order.adjustments().get(0).amount())
                .as("SAC05 has two implied decimals")
                .isEqualTo(Money.of("12.50", "USD"));
        assertThat(order.adjustments().get(0).percent()).isEqualByComparingTo("2.5");
        assertThat(order.adjustments().get(1).charge()).isTrue();
        var shipTo = order.parties().get(1);
        assertThat(shipTo.role()).isEqualTo(PartyRole.SHIP_TO);
        assertThat(shipTo.identifications()).containsExactly(new Party.Identification("DUNS4", "0091372092527"));
        assertThat(shipTo.address())
                .isEqualTo(new Party.Address(
                        List.of("1 Dock Road", "Gate 4", "Unit B"), "Springfield", "IL", "62701", "US"));
    }

    @Test
    void linesOf004010KeepUnitsPricesAndEveryNameOfTheItem() {
        var lines = order("x12-850-004010.edi", 0).lines();

        assertThat(lines.get(0).items())
                .containsExactly(
                        new ItemReference(Scheme.BUYER, "NG-10001"),
                        new ItemReference(Scheme.GTIN, "012345678905"),
                        new ItemReference(Scheme.SELLER, "TL-10001"));
        assertThat(said(lines.get(0))).isEqualTo("1: 10 CS (CA) at USD 12.50/CS, Hex bolt M8 zinc, 2026-12-03");
        assertThat(said(lines.get(1)))
                .as("HP is per hundred")
                .isEqualTo("2: 250 EA (EA) at USD 0.3125/EA, Washer, null");
        assertThat(said(lines.get(2)))
                .as("per each of a weight is per unit of weight")
                .isEqualTo("3: 1.5 LBR (LB) at USD 4.20/LBR, null, null");
        assertThat(said(lines.get(3))).as("no number and no price").isEqualTo("4: 36 DZN (DZ) at null, null, null");
        assertThat(lines.get(3).items()).as("from LIN").containsExactly(new ItemReference(Scheme.GTIN, "012345678912"));
        assertThat(said(lines.get(4)))
                .as("the schedule's sum and first day")
                .isEqualTo("5: 10 EA (EA) at USD 1/EA, null, 2026-12-10");
        assertThat(said(lines.get(5))).as("unknown unit and basis").isEqualTo("6: 5 XZ (XZ) at USD 2/XZ, null, null");
    }

    @Test
    void whatTheMapDoesNotReadStaysWithTheDocument() {
        var unread = order("x12-850-004010.edi", 0).provenance().unread();

        assertThat(unread)
                .extracting(Unread::element, Unread::value)
                .contains(
                        org.assertj.core.groups.Tuple.tuple("REF02", "0042"),
                        org.assertj.core.groups.Tuple.tuple("ITD07", "30"),
                        org.assertj.core.groups.Tuple.tuple("TD503", "UPSN"),
                        org.assertj.core.groups.Tuple.tuple("CTP03", "0.99"));
    }

    @Test
    void aPurchaseOrderOf005010OnOneLineWithOtherSeparatorsIsReadAlike() {
        var order = order("x12-850-005010-one-line.edi", 0);

        assertThat(order.notes()).containsExactly("Keep refrigerated");
        assertThat(order.lines())
                .extracting(OrderDocumentTest::said)
                .containsExactly(
                        "10: 200 EA (EA) at USD 1.2500/EA, Gloves, null", "20: 1 BX (BX) at USD 9.99/EA, null, null");
        assertThat(order.provenance().map()).isEqualTo("x12/850@1 compiled");
    }

    @Test
    void anOrdersMessageOfD96aIsReadWithDecimalCommasReleasesAndUmlauts() {
        var order = order("edifact-orders-d96a.edi", 0);

        assertThat(order.number()).hasToString("4500012345");
        assertThat(order.orderedOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(order.deliverOn()).isEqualTo(LocalDate.of(2026, 12, 1));
        assertThat(order.cancelAfter()).isEqualTo(LocalDate.of(2026, 12, 10));
        assertThat(order.currency()).hasToString("EUR");
        assertThat(order.notes()).containsExactly("Bitte palettieren Zweite Zeile");
        var shipTo = order.parties().get(2);
        assertThat(shipTo.name()).isEqualTo("M\u00fcller + S\u00f6hne GmbH");
        assertThat(shipTo.address())
                .isEqualTo(new Party.Address(
                        List.of("Industriestra\u00dfe 5", "Tor 3"), "K\u00f6ln", null, "50667", "DE"));
        assertThat(order.parties().get(3).identifications())
                .as("92 is the buyer's own number")
                .containsExactly(new Party.Identification("BUYER", "4012345000023"));
        assertThat(order.adjustments().get(0).amount()).isEqualTo(Money.of("12.34", "EUR"));
        assertThat(order.lines())
                .extracting(OrderDocumentTest::said)
                .containsExactly(
                        "1: 1200.5 EA (PCE) at EUR 0.125/EA, Sechskantschraube M8 verzinkt, null",
                        "2: 24 KGM (KGM) at EUR 3.99/KGM, null, 2026-12-05",
                        "3: 7 EA () at null, null, null");
    }

    @Test
    void messagesOfD01bWithoutUnaAreReadOneByOne() {
        assertThat(order("edifact-orders-d01b-one-line.edi", 0).lines())
                .extracting(OrderDocumentTest::said)
                .containsExactly("1: 12 EA (EA) at XXX 0.450/EA, null, null");
        assertThat(order("edifact-orders-d01b-one-line.edi", 1).orderedOn())
                .as("format 101")
                .isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void everySpanPointsAtAValueOfTheDocumentAndAtItsBytes(Path sample) throws IOException {
        var json = new CanonicalJson();
        var text = Files.readString(sample, ISO_8859_1);
        for (var document : documents(sample)) {
            var tree = JsonMapper.shared().readTree(json.write(document));
            var spans = document.provenance().spans();
            assertThat(spans.all()).isNotEmpty();
            spans.all().forEach((pointer, span) -> {
                assertThat(tree.at(pointer).isMissingNode()).as(pointer).isFalse();
                assertThat(spans.at(pointer)).isNotNull();
                assertThat(text.substring((int) span.offset(), (int) span.offset() + span.length()))
                        .as(pointer)
                        .isNotBlank();
            });
        }
    }

    @Test
    void aSpanHoldsTheVeryBytesOfItsValue() throws IOException {
        var text = Files.readString(Messages.sample("x12-850-004010.edi"), ISO_8859_1);
        var spans = order("x12-850-004010.edi", 0).provenance().spans();

        assertThat(bytes(text, spans.at("/number"))).isEqualTo("PO-4711");
        assertThat(bytes(text, spans.at("/lines/1/price"))).isEqualTo("31.25");
        assertThat(bytes(text, spans.at("/lines/0/items/2/value"))).isEqualTo("TL-10001");
        assertThat(bytes(text, spans.at("/parties/1/address/lines/2"))).isEqualTo("Unit B");
        assertThat(spans.at("/lines/1/price").segment()).isEqualTo("PO104");
        assertThat(spans.at("/lines/3/price")).isNull();
    }

    private static String bytes(String text, throughline.model.lineage.SourceSpan span) {
        return text.substring((int) span.offset(), (int) span.offset() + span.length());
    }

    private static String said(OrderLine line) {
        return "%s: %s (%s) at %s, %s, %s"
                .formatted(
                        line.number(),
                        line.quantity(),
                        line.unitAsSent(),
                        line.price(),
                        line.description(),
                        line.deliverOn());
    }

    private Order order(String sample, int index) {
        return (Order) documents(Messages.sample(sample)).get(index);
    }

    private List<BusinessDocument> documents(Path sample) {
        return Messages.read(reader, Messages.of(sample)).stream()
                .filter(Piece.Taken.class::isInstance)
                .map(piece -> ((Piece.Taken) piece).set().document())
                .toList();
    }
}
