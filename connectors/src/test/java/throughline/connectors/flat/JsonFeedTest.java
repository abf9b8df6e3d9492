package throughline.connectors.flat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.connectors.Bytes;
import throughline.connectors.Formats;
import throughline.connectors.partner.PartnerFolders;
import throughline.model.document.Order;
import throughline.model.lineage.SealedMessage;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;
import throughline.model.value.Quantity;

/** JSON of other programs, read by a map of pointers. */
class JsonFeedTest {

    private static final String SMALL =
            """
            document: Order
            format: JSON
            file: "web-*.json"
            rows: /items
            fields: {number: /id}
            lines: {sku: /article, quantity: /qty}
            """;

    @TempDir
    Path home;

    @Test
    void anotherProgramsJsonIsReadByItsPointersWithTheBytesOfEveryValue() throws Exception {
        var map =
                """
                document: Order
                format: JSON
                file: "web-*.json"
                each: /data/orders
                rows: /items
                dates: [dd.MM.yyyy]
                fields:
                  number: /id
                  orderedOn: /placed
                  currency: {column: /total/currency, otherwise: EUR}
                  shipTo: {code: /store/no}
                lines:
                  sku: /article
                  quantity: /qty
                  unit: {column: /uom, codes: {piece: EA, carton: CS}, otherwise: EA}
                  price: /price
                """;
        var text =
                """
                {"data": {"orders": [
                  {"id": 4711, "placed": "24.11.2026", "store": {"no": "0042", "floor": 3}, "total": {"currency": "USD"},
                   "items": [{"article": "TL-1", "qty": 2.50, "uom": "carton", "price": "9.95"}, {"article": "TL-2", "qty": 1}]},
                  {"id": "4712", "placed": "24.11.2026", "store": {"no": "1"}, "items": [{"article": "TL-1", "qty": "two"}]}
                ]}}""";
        var bytes = Bytes.utf8(text);

        var sets = named(map, "web-1.json", bytes);

        assertThat(sets).extracting(ReadSet::type).containsOnly("JSON_ORDER");
        var order = (Order) sets.get(0).document();
        assertThat(order.number().value()).isEqualTo("4711");
        assertThat(order.currency().getCurrencyCode()).isEqualTo("USD");
        assertThat(order.lines().get(0).quantity()).isEqualTo(Quantity.of("2.50", "CS"));
        assertThat(at(bytes, order.provenance().spans().at("/lines/0/quantity")))
                .isEqualTo("2.50");
        assertThat(at(bytes, order.provenance().spans().at("/lines/1/items/0/value")))
                .isEqualTo("\"TL-2\"");
        assertThat(order.provenance().unread()).singleElement().satisfies(extra -> {
            assertThat(extra.element()).isEqualTo("/store/floor");
            assertThat(at(bytes, extra.span())).isEqualTo("3");
        });
        assertThat(sets.get(1).document()).isNull();
        assertThat(sets.get(1).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("FLAT_NUMBER");
            assertThat(at(bytes, finding.span())).isEqualTo("\"two\"");
        });
    }

    @Test
    void ourOwnJsonOfAPartnerWithAMapOfJsonIsReadAsOurs() throws Exception {
        var ours =
                """
                {"type": "Order", "number": "PO-1", "partner": "acme", "lines": [{"sku": "TL-1", "quantity": 1}]}""";

        assertThat(named(SMALL, "order.json", Bytes.utf8(ours)))
                .singleElement()
                .satisfies(set -> assertThat(set.document().provenance().map()).isEqualTo("json/order@1"));
        assertThat(named(SMALL, "web-2.json", Bytes.utf8("{\"id\": 1, \"items\": []}")))
                .singleElement()
                .satisfies(set ->
                        assertThat(set.findings()).extracting(Finding::code).containsExactly("FLAT_MISSING"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    rows: /items    | rows: items         | is no JSON pointer
                    rows: /items    | each: /orders       | the key 'rows' is missing
                    file: "web-*.json" | decimal: "."     | the key 'file' is missing
                    number: /id     | number: id          | is no JSON pointer
                    rows: /items    | delimiter: ";"      | there is no key 'delimiter'
                    """)
    void aMapOfJsonSaysWhatItMisses(String right, String wrong, String says) throws Exception {
        assertThat(folder(SMALL.replace(right, wrong)).problems())
                .singleElement()
                .asString()
                .contains(says);
    }

    private List<ReadSet> named(String map, String name, byte[] bytes) throws Exception {
        var folders = folder(map);
        assertThat(folders.problems()).isEmpty();
        var message = new SealedMessage(
                Bytes.sealed("acme", bytes).id(), "acme", name, bytes.length, () -> new ByteArrayInputStream(bytes));
        return Bytes.pieces(Formats.reader(folders), message).stream()
                .filter(Piece.Taken.class::isInstance)
                .map(piece -> ((Piece.Taken) piece).set())
                .toList();
    }

    private PartnerFolders folder(String map) throws Exception {
        var maps = Files.createDirectories(home.resolve("acme/maps"));
        Files.writeString(
                home.resolve("acme/profile.yaml"), "name: Acme\nidentifiers: [{format: JSON, value: acme}]\n");
        Files.writeString(maps.resolve("feed.yaml"), map);
        return new PartnerFolders(List.of(home), Clock.systemUTC());
    }

    private static String at(byte[] bytes, SourceSpan span) {
        return new String(bytes, (int) span.offset(), span.length(), StandardCharsets.UTF_8);
    }
}
