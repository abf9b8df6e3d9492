package throughline.connectors.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import throughline.connectors.Bytes;
import throughline.connectors.json.JsonReader;
import throughline.connectors.partner.PartnerFolders;
import throughline.model.document.Adjustment;
import throughline.model.document.CreditNote;
import throughline.model.document.DespatchAdvice;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.value.Money;
import throughline.model.value.Quantity;

/** What a Shopify shop says after the order: money given back, goods that left. */
class ShopifyAfterwardsTest {

    private static final Path SAMPLES = Path.of("partners/brightcart/samples");

    private final JsonReader reader =
            new JsonReader(new PartnerFolders(List.of(Path.of("partners")), Clock.systemUTC()), Shops.SHAPES);

    @Test
    void aRefundIsGoodsTaxAndShippingThatAddUpToWhatWasPaidBack() throws IOException {
        var taken = only(text("refund-one-of-four.json"));

        var credit = (CreditNote) taken.set().document();
        assertThat(taken.set().type()).isEqualTo("SHOPIFY_REFUND");
        assertThat(credit.number().value()).isEqualTo("890088186047892319");
        assertThat(credit.order().value()).isEqualTo("820982911946154508");
        assertThat(credit.issuedOn()).isEqualTo(LocalDate.of(2026, 3, 9));
        assertThat(credit.kind()).isEqualTo(CreditNote.Kind.CREDIT);
        assertThat(credit.total()).isEqualTo(Money.of("15.36", "USD"));
        assertThat(credit.adjustments())
                .containsExactly(
                        new Adjustment(true, "TAX", null, null, Money.of("0.77", "USD")),
                        new Adjustment(true, "SHIPPING", "Shipping refund", null, Money.of("5.95", "USD")));
        assertThat(credit.lines()).singleElement().satisfies(line -> {
            assertThat(line.items().get(0).value()).isEqualTo("TL-10001");
            assertThat(line.quantity()).isEqualTo(Quantity.of("1", "EA"));
            assertThat(line.amount()).isEqualTo(Money.of("8.64", "USD"));
            assertThat(line.reason()).isEqualTo("return");
        });
    }

    @Test
    void everySpanOfARefundIsTheBytesThatSaidIt() throws IOException {
        var bytes = Files.readAllBytes(SAMPLES.resolve("refund-one-of-four.json"));

        var spans = only(text("refund-one-of-four.json"))
                .set()
                .document()
                .provenance()
                .spans();

        assertThat(Bytes.at(bytes, spans.at("/lines/0/amount"))).isEqualTo("8.64");
        assertThat(Bytes.at(bytes, spans.at("/adjustments/1/amount"))).isEqualTo("\"-5.95\"");
        assertThat(Bytes.at(bytes, spans.at("/total"))).isEqualTo("\"15.36\"");
    }

    @Test
    void aRefundThatDoesNotAddUpIsPointedAtAndKept() throws IOException {
        var taken = only(text("refund-one-of-four.json").replace("\"15.36\"", "\"15.35\""));

        assertThat(taken.set().rejected()).isFalse();
        assertThat(taken.set().findings())
                .filteredOn(finding -> finding.code().equals("SHOP_REFUND"))
                .singleElement()
                .satisfies(
                        finding -> assertThat(finding.text()).contains("15.36").contains("15.35"));
    }

    @Test
    void aPaymentThatIsUnderWayIsNoMoneyPaidBack() throws IOException {
        var taken = only(text("refund-one-of-four.json").replace("\"success\"", "\"pending\""));

        assertThat(((CreditNote) taken.set().document()).total()).isEqualTo(Money.of("0.00", "USD"));
        assertThat(taken.set().findings()).extracting(Finding::code).contains("SHOP_REFUND");
    }

    @Test
    void moreThanWasDueIsADiscrepancyGivenBackAndLessIsOneKept() throws IOException {
        var kept = only(text("refund-one-of-four.json")
                .replace("\"amount\": \"-5.95\"", "\"amount\": \"2.00\"")
                .replace("\"shipping_refund\"", "\"refund_discrepancy\"")
                .replace("\"15.36\"", "\"7.41\""));

        var credit = (CreditNote) kept.set().document();
        assertThat(credit.adjustments().get(1))
                .isEqualTo(new Adjustment(false, "DISCREPANCY", "Shipping refund", null, Money.of("2.00", "USD")));
        assertThat(kept.set().findings()).extracting(Finding::code).doesNotContain("SHOP_REFUND");
    }

    @Test
    void anAnswerOfTheInterfaceIsEachOfItsDocuments() throws IOException {
        var refund = text("refund-one-of-four.json");
        var answer =
                "{\"refunds\": [" + refund + "," + refund.replace("890088186047892319", "890088186047892320") + "]}";
        var bytes = Bytes.utf8(answer);

        var taken = taken(answer);

        assertThat(taken)
                .extracting(each -> each.set().document().number().value())
                .containsExactly("890088186047892319", "890088186047892320");
        assertThat(taken.get(1).set().position()).isEqualTo(2);
        assertThat(Bytes.at(
                        bytes,
                        taken.get(1).set().document().provenance().spans().at("/number")))
                .isEqualTo("890088186047892320");
        assertThat(taken("{\"refund\": " + refund + "}")).hasSize(1);
        assertThat(taken("{\"fulfillments\": [" + text("fulfillment-shipped.json") + "]}"))
                .hasSize(1);
        assertThat(taken("{\"orders\": [" + text("order-paid-with-discount.json") + "]}"))
                .hasSize(1);
    }

    @Test
    void whatInAnAnswerIsNoDocumentIsRefusedByItself() throws IOException {
        var pieces = Bytes.pieces(
                reader,
                Bytes.sealed(Bytes.utf8("{\"refunds\": [{\"id\": 1}," + text("refund-one-of-four.json") + "]}")));

        assertThat(pieces).filteredOn(Piece.Unreadable.class::isInstance).hasSize(1);
        assertThat(pieces).filteredOn(Piece.Taken.class::isInstance).hasSize(1);
    }

    @Test
    void aFulfilmentIsWhatLeftUnderWhichNumberForWhichOrder() throws IOException {
        var taken = only(text("fulfillment-shipped.json"));

        var advice = (DespatchAdvice) taken.set().document();
        assertThat(advice.number().value()).isEqualTo("#1001.1");
        assertThat(advice.order().value()).isEqualTo("#1001");
        assertThat(advice.shippedOn()).isEqualTo(LocalDate.of(2026, 3, 4));
        assertThat(advice.carrier()).isEqualTo("UPS");
        assertThat(advice.tracking()).isEqualTo("1Z12345E0205271688");
        assertThat(advice.lines())
                .extracting(DespatchAdvice.Line::shipped)
                .containsExactly(Quantity.of("4", "EA"), Quantity.of("2", "EA"));
    }

    @Test
    void aTrackingNumberIsKeptHoweverOddItIs() throws IOException {
        var odd = only(text("fulfillment-shipped.json")
                .replace(
                        "\"tracking_number\": \"1Z12345E0205271688\"",
                        "\"tracking_number\": \"#\\u26201\\n---\\n4\\n\""));

        assertThat(((DespatchAdvice) odd.set().document()).tracking()).isEqualTo("#\u26201\n---\n4\n");
    }

    @Test
    void aChangedFulfilmentIsAnotherDocument() throws IOException {
        var changed = only(text("fulfillment-shipped.json")
                .replace(
                        "\"updated_at\": \"2026-03-04T16:05:12-05:00\"",
                        "\"updated_at\": \"2026-03-05T09:00:00-05:00\""));

        assertThat(changed.set().document().number().value()).isEqualTo("#1001.1-20260305T140000Z");
    }

    @Test
    void aFulfilmentThatWasCancelledIsRefused() throws IOException {
        var taken = only(text("fulfillment-cancelled.json"));

        assertThat(taken.set().rejected()).isTrue();
        assertThat(taken.set().findings()).extracting(Finding::code).contains("SHOP_NOT_SHIPPED");
    }

    @Test
    void whoSentItIsSaidByTheChannelAlone() throws IOException {
        assertThat(only(text("refund-one-of-four.json")).set().findings())
                .extracting(Finding::code)
                .containsExactly("SHOP_NOT_NAMED");
    }

    private static String text(String name) throws IOException {
        return Files.readString(SAMPLES.resolve(name));
    }

    private Piece.Taken only(String text) {
        var taken = taken(text);
        assertThat(taken).hasSize(1);
        return taken.get(0);
    }

    private List<Piece.Taken> taken(String text) {
        return Bytes.pieces(reader, Bytes.sealed(Bytes.utf8(text))).stream()
                .filter(Piece.Taken.class::isInstance)
                .map(Piece.Taken.class::cast)
                .toList();
    }
}
