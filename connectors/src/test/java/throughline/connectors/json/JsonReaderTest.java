package throughline.connectors.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.connectors.Bytes;
import throughline.connectors.Partners;
import throughline.connectors.partner.PartnerFolders;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.ItemReference;
import throughline.model.document.Order;
import throughline.model.document.OrderChange;
import throughline.model.document.PartyRole;
import throughline.model.document.TransportStatus;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.value.Quantity;

class JsonReaderTest {

    private static final String ORDER =
            """
            {"number": "PO-7\\u00e9", "partner": "northgate", "currency": "USD", "orderedOn": "2026-03-01",
             "deliverOn": "2026-03-09", "shipComplete": true,
             "shipTo": {"code": "0042", "name": "Caf\u00e9 42", "street": ["1 Dock Road"], "city": "Buffalo", "region": "NY",
              "postalCode": "14201", "country": "US"},
             "notes": ["Ring the bell"],
             "lines": [
               {"number": "10", "sku": "TL-10001", "quantity": 12.50, "unit": "cs", "price": "0.03125"},
               {"gtin": "4098765100017", "buyerPart": "NG-2", "quantity": "3"}]}
            """;

    private final Partners partners = new PartnerFolders(List.of(java.nio.file.Path.of("partners")), Clock.systemUTC());
    private final JsonReader reader = new JsonReader(partners, JsonReader.OURS);

    @Test
    void anOrderSaysWhatItsJsonSaysExactly() {
        var taken = one(ORDER);

        var order = (Order) taken.set().document();
        assertThat(taken.set().findings()).isEmpty();
        assertThat(taken.set().type()).isEqualTo("JSON_ORDER");
        assertThat(taken.envelope().partner()).isEqualTo("northgate");
        assertThat(order.sender().code()).isEqualTo("northgate");
        assertThat(order.number().value()).isEqualTo("PO-7\u00e9");
        assertThat(order.deliverOn()).isEqualTo(LocalDate.of(2026, 3, 9));
        assertThat(order.shipComplete()).isTrue();
        assertThat(order.parties()).singleElement().satisfies(party -> {
            assertThat(party.role()).isEqualTo(PartyRole.SHIP_TO);
            assertThat(party.name()).isEqualTo("Caf\u00e9 42");
            assertThat(party.identifications())
                    .singleElement()
                    .extracting("value")
                    .isEqualTo("0042");
        });
        assertThat(order.lines()).hasSize(2);
        assertThat(order.lines().get(0).quantity()).isEqualTo(Quantity.of("12.50", "CS"));
        assertThat(order.lines().get(0).price().amount()).isEqualTo(new BigDecimal("0.03125"));
        assertThat(order.lines().get(1).number()).isEqualTo("2");
        assertThat(order.lines().get(1).items())
                .extracting(ItemReference::scheme)
                .containsExactly(ItemReference.Scheme.GTIN, ItemReference.Scheme.BUYER);
    }

    @ParameterizedTest
    @CsvSource({"'',0", "'\uFEFF',3", "'\n\n   ',5"})
    void everyValueKnowsItsBytesWhateverComesBefore(String before) {
        var bytes = Bytes.utf8(before + ORDER);

        var order =
                (Order) ((Piece.Taken) Bytes.pieces(reader, Bytes.sealed(bytes)).get(1))
                        .set()
                        .document();

        var spans = order.provenance().spans();
        assertThat(Bytes.at(bytes, spans.at("/number"))).isEqualTo("\"PO-7\\u00e9\"");
        assertThat(Bytes.at(bytes, spans.at("/parties/0/name"))).isEqualTo("\"Caf\u00e9 42\"");
        assertThat(Bytes.at(bytes, spans.at("/shipComplete"))).isEqualTo("true");
        assertThat(Bytes.at(bytes, spans.at("/lines/0/quantity"))).isEqualTo("12.50");
        assertThat(Bytes.at(bytes, spans.at("/lines/0/price"))).isEqualTo("\"0.03125\"");
        assertThat(Bytes.at(bytes, spans.at("/lines/1/items/1/value"))).isEqualTo("\"NG-2\"");
        assertThat(Bytes.at(bytes, order.lines().get(1).source()))
                .startsWith("{\"gtin\"")
                .endsWith("\"3\"}");
        assertThat(Bytes.at(bytes, order.provenance().source()))
                .startsWith("{\"number\"")
                .endsWith("]}");
    }

    @Test
    void manyOrdersInOneMessageAreEachTheirOwn() {
        var array = "[" + order("A") + ",\n" + order("B") + "]";
        var lines = order("A") + "\n" + order("B") + "\n";

        assertThat(numbers(array)).containsExactly("A", "B");
        assertThat(numbers(lines)).containsExactly("A", "B");
        assertThat(Bytes.pieces(reader, Bytes.sealed(Bytes.utf8(array)))).hasSize(6);
    }

    @Test
    void theDocumentsBeforeABrokenOneStand() {
        var pieces = Bytes.pieces(reader, Bytes.sealed(Bytes.utf8("[" + order("A") + ", {\"number\": tru ]")));

        assertThat(pieces).hasSize(4);
        assertThat(pieces.get(1)).isInstanceOf(Piece.Taken.class);
        assertThat(((Piece.Unreadable) pieces.get(3)).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("JSON_SYNTAX");
                    assertThat(finding.span().offset()).isBetween(80L, 110L);
                });
    }

    @Test
    void whatIsMissingOrWrongIsNamedAtItsByte() {
        var text =
                """
                {"partner": "northgate", "orderedOn": "yesterday", "currency": "DOLLAR", "shipComplete": "yes",
                 "lines": [{"sku": "TL-10001", "quantity": "many"}, {"quantity": 1}, {"sku": {}, "quantity": 1, "price": -1}]}""";
        var taken = one(text);

        assertThat(taken.set().document()).isNull();
        assertThat(taken.set().rejected()).isTrue();
        assertThat(taken.set().findings())
                .extracting(Finding::code, Finding::segment)
                .contains(
                        tuple("JSON_MISSING", "/number"),
                        tuple("JSON_DATE", "/orderedOn"),
                        tuple("JSON_CODE", "/currency"),
                        tuple("JSON_TYPE", "/shipComplete"),
                        tuple("JSON_NUMBER", "/lines/0/quantity"),
                        tuple("JSON_MISSING", "/lines/1"),
                        tuple("JSON_TYPE", "/lines/2/sku"));
        var quantity = taken.set().findings().stream()
                .filter(finding -> "/lines/0/quantity".equals(finding.segment()))
                .findFirst()
                .orElseThrow();
        assertThat(Bytes.at(Bytes.utf8(text), quantity.span())).isEqualTo("\"many\"");
        assertThat(quantity.line()).isEqualTo(2);
        assertThat(quantity.text()).contains("'many'").contains("decimal number");
    }

    @Test
    void aMisspeltFieldIsKeptAndPointedAt() {
        var taken = one(ORDER.replace("\"deliverOn\"", "\"deliverOm\""));

        assertThat(taken.set().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("JSON_FIELD_UNKNOWN");
            assertThat(finding.segment()).isEqualTo("/deliverOm");
        });
        assertThat(taken.set().rejected()).isFalse();
        assertThat(taken.set().document().provenance().unread())
                .extracting("element")
                .containsExactly("/deliverOm");
    }

    @Test
    void aKeyThatComesTwiceRefusesTheDocumentAndNotItsNeighbours() {
        var pieces = Bytes.pieces(
                reader,
                Bytes.sealed(
                        Bytes.utf8(order("A").replace("\"number\"", "\"number\": \"X\", \"number\"") + order("B"))));

        var first = (Piece.Taken) pieces.get(1);
        assertThat(first.set().rejected()).isTrue();
        assertThat(first.set().findings())
                .extracting(Finding::code, Finding::segment)
                .containsExactly(tuple("JSON_DUPLICATE_KEY", "/number"));
        assertThat(((Piece.Taken) pieces.get(4)).set().rejected()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "DEPTH,JSON_LIMIT",
        "NUMBER,JSON_LIMIT",
        "NAME,JSON_LIMIT",
        "TEXT,JSON_LIMIT",
        "VALUES,JSON_TOO_LARGE",
        "CUT,JSON_SYNTAX",
        "UTF8,JSON_SYNTAX"
    })
    void aBombIsRefusedWithAFindingAtItsByte(String kind, String code) {
        var bytes =
                switch (kind) {
                    case "DEPTH" -> Bytes.utf8("{\"lines\":" + "[".repeat(100_000));
                    case "NUMBER" -> Bytes.utf8("{\"number\":" + "9".repeat(100_000) + "}");
                    case "NAME" -> Bytes.utf8("{\"a\":1,\"" + "n".repeat(100_000) + "\":1}");
                    case "TEXT" -> Bytes.utf8("{\"number\":\"" + "n".repeat(2_000_000) + "\"}");
                    case "VALUES" -> Bytes.utf8("{\"lines\":[" + "1,".repeat(600_000) + "1]}");
                    case "CUT" -> Bytes.utf8(ORDER.substring(0, 200));
                    default -> ("{\"number\":\"" + "\u00ff\u00ff" + "\"}").getBytes(StandardCharsets.ISO_8859_1);
                };

        var pieces = Bytes.pieces(reader, Bytes.sealed(bytes));

        assertThat(pieces).hasSize(1);
        assertThat(((Piece.Unreadable) pieces.get(0)).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo(code);
                    assertThat(finding.span().offset()).isPositive();
                    assertThat(finding.text())
                            .doesNotContain("StreamReadConstraints")
                            .doesNotContain("tools.jackson");
                });
    }

    @Test
    void aNumberWithAHugeExponentIsRefusedBeforeAnybodyCountsWithIt() {
        var taken = one(ORDER.replace("12.50", "1e999999999"));

        assertThat(taken.set().findings()).extracting(Finding::code).containsExactly("JSON_NUMBER");
    }

    @Test
    void aChangeACancellationAConfirmationAndADeliveryAreRead() {
        var change = (OrderChange)
                one("""
                {"type": "OrderChange", "partner": "northgate", "order": "PO-7", "kind": "change",
                 "lines": [{"number": "10", "sku": "TL-10001", "quantity": 0}]}
                """)
                        .set()
                        .document();
        var cancel = (OrderChange) one("{\"partner\": \"northgate\", \"order\": \"PO-7\", \"kind\": \"CANCEL\"}")
                .set()
                .document();
        var advice = (DespatchAdvice)
                one("""
                {"shipment": "SH-0000007", "warehouse": "WH-CENTRAL", "shippedOn": "2026-03-03", "carrier": "DHL", "tracking": "JD1", "packages": 2,
                 "lines": [{"number": "1", "sku": "TL-10001", "shipped": 10, "ordered": 12, "unit": "EA", "lot": "L-4", "sscc": "340123450000000018"}]}
                """)
                        .set()
                        .document();
        var status = (TransportStatus)
                one("""
                {"shipment": "SH-0000007", "carrier": "DHL", "status": "delivered", "at": "2026-03-09T11:15:30+01:00", "signedBy": "J. Smith"}
                """)
                        .set()
                        .document();

        assertThat(change.kind()).isEqualTo(OrderChange.Kind.CHANGE);
        assertThat(change.number().value()).isEqualTo("PO-7-CHANGE");
        assertThat(change.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.quantity().isZero()).isTrue());
        assertThat(cancel.number().value()).isEqualTo("PO-7-CANCEL");
        assertThat(cancel.lines()).isEmpty();
        assertThat(advice.sender().code()).isEqualTo("WH-CENTRAL");
        assertThat(advice.packages()).isEqualTo(2);
        assertThat(advice.lines()).singleElement().satisfies(line -> {
            assertThat(line.shipped()).isEqualTo(Quantity.of("10", "EA"));
            assertThat(line.ordered()).isEqualTo(Quantity.of("12", "EA"));
            assertThat(line.lot()).isEqualTo("L-4");
        });
        assertThat(status.status()).isEqualTo(TransportStatus.Status.DELIVERED);
        assertThat(status.at()).isEqualTo(Instant.parse("2026-03-09T10:15:30Z"));
    }

    @Test
    void theChannelSaysWhoSendsAndAnotherNameInTheDocumentIsRefused() {
        var own = (Piece.Taken) Bytes.pieces(reader, Bytes.sealed("northgate", Bytes.utf8(ORDER)))
                .get(1);
        var foreign = (Piece.Taken) Bytes.pieces(reader, Bytes.sealed("harborview", Bytes.utf8(ORDER)))
                .get(1);

        assertThat(own.set().rejected()).isFalse();
        assertThat(foreign.set().findings()).extracting(Finding::code).containsExactly("JSON_PARTNER");
        assertThat(foreign.set().document().sender().code()).isEqualTo("harborview");
    }

    @Test
    void whatOurOwnPeopleEnterForAWarehouseNeedsNoPartner() {
        var confirmation =
                "{\"shipment\": \"SH-1\", \"warehouse\": \"WH-CENTRAL\", \"lines\": [{\"sku\": \"TL-10001\", \"shipped\": 1}]}";

        var ours = one(confirmation);
        var theirs = one(confirmation.replace("\"warehouse\"", "\"partner\""));

        assertThat(ours.envelope().sender()).isEqualTo(ours.envelope().receiver());
        assertThat(ours.set().document().sender().code()).isEqualTo("WH-CENTRAL");
        assertThat(ours.set().findings()).isEmpty();
        assertThat(theirs.envelope().sender()).isEqualTo("WH-CENTRAL");
        assertThat(theirs.envelope().partner()).isNull();
    }

    @Test
    void aSenderNobodyKnowsIsReadAllTheSame() {
        var taken = one(ORDER.replace("northgate", "stranger"));

        assertThat(taken.envelope().partner()).isNull();
        assertThat(taken.envelope().sender()).isEqualTo("stranger");
        assertThat(taken.set().document()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource({
        "'{}',JSON_SHAPE_UNKNOWN",
        "'[]',JSON_SHAPE_UNKNOWN",
        "'[1]',JSON_NOT_AN_OBJECT",
        "'{\"poem\": 1}',JSON_SHAPE_UNKNOWN"
    })
    void whatIsNoDocumentIsNamed(String text, String code) {
        var pieces = Bytes.pieces(reader, Bytes.sealed(Bytes.utf8(text)));

        assertThat(pieces).singleElement().satisfies(piece -> assertThat(((Piece.Unreadable) piece).findings())
                .extracting(Finding::code)
                .containsExactly(code));
    }

    @Test
    void onlyUtf8JsonIsRecognised() {
        assertThat(reader.recognises(Bytes.utf8("  {"))).isTrue();
        assertThat(reader.recognises(Bytes.utf8("\uFEFF["))).isTrue();
        assertThat(reader.recognises(Bytes.utf8("ISA*00"))).isFalse();
        assertThat(reader.recognises("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE)))
                .isFalse();
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.api.Assertions.tuple(values);
    }

    private static String order(String number) {
        return "{\"number\": \"%s\", \"partner\": \"northgate\", \"lines\": [{\"sku\": \"TL-10001\", \"quantity\": 1}]}"
                .formatted(number);
    }

    private List<String> numbers(String text) {
        return Bytes.pieces(reader, Bytes.sealed(Bytes.utf8(text))).stream()
                .filter(Piece.Taken.class::isInstance)
                .map(piece -> ((Piece.Taken) piece).set().document().number().value())
                .toList();
    }

    private Piece.Taken one(String text) {
        var pieces = Bytes.pieces(reader, Bytes.sealed(Bytes.utf8(text)));
        assertThat(pieces).hasSize(3);
        return (Piece.Taken) pieces.get(1);
    }
}
