package throughline.connectors.flat;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import throughline.connectors.Bytes;
import throughline.connectors.Formats;
import throughline.connectors.partner.PartnerFolders;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.InventoryAdjustment;
import throughline.model.document.InventoryReport;
import throughline.model.document.Order;
import throughline.model.document.ReceiptAdvice;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;
import throughline.model.value.Quantity;

class FlatReaderTest {

    private static final String ORDERS =
            """
            document: Order
            format: CSV
            delimiter: ";"
            charset: windows-1252
            decimal: ","
            dates: [dd.MM.yyyy]
            documents: {by: [Auftrag]}
            fields:
              number: Auftrag
              orderedOn: Datum
              currency: {value: EUR}
              shipTo: {code: Filiale, name: Name}
            lines:
              number: Pos
              sku: Artikel
              quantity: Menge
              unit: {column: ME, codes: {ST: EA, KT: CS}, otherwise: EA}
              price: Preis
            ignored: [Intern]
            """;
    private static final String HEADER = "Auftrag;Datum;Filiale;Name;Pos;Artikel;Menge;ME;Preis;Intern;Farbe\r\n";
    private static final String WAREHOUSE =
            """
            document: %s
            format: FIXED
            tag: 1-3
            records:
              HEA: {number: 4-13, on: 14-21}
              LIN: {item: 4-13, amount: 14-22, lot: 23-28}
            documents: {from: HEA}
            fields: {%s}
            line: LIN
            lines: {sku: item, %s: {column: amount, decimals: 2}, lot: lot}
            ignored: [END]
            """;

    @TempDir
    Path home;

    @Test
    void ordersOfOneFileAreReadWithExactNumbersAndTheBytesOfEveryValue() throws Exception {
        var file = HEADER
                + "4711;24.11.2026;0042;\"B\u00fcro \"\"Nord\"\"\r\nHof; links\";1;TL-10001; 12,50 ;KT;0,03125;x;rot\r\n"
                + "4711;24.11.2026;0042;;2;TL-10002;3;;1;;\r\n"
                + "4712;25.11.2026;0043;West;1;TL-10001;1;ST;2;;\r\n";
        var bytes = file.getBytes(Charset.forName("windows-1252"));

        var sets = sets(ORDERS, bytes);

        assertThat(sets).extracting(ReadSet::control).containsExactly("4711", "4712");
        assertThat(sets).extracting(ReadSet::type).containsOnly("CSV_ORDER");
        var order = (Order) sets.get(0).document();
        assertThat(order.orderedOn()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(order.currency().getCurrencyCode()).isEqualTo("EUR");
        assertThat(order.parties().get(0).name()).isEqualTo("B\u00fcro \"Nord\"\r\nHof; links");
        assertThat(order.lines()).hasSize(2);
        assertThat(order.lines().get(0).quantity()).isEqualTo(Quantity.of("12.50", "CS"));
        assertThat(order.lines().get(0).price().amount()).isEqualTo(new BigDecimal("0.03125"));
        assertThat(order.lines().get(1).unitAsSent()).isEqualTo("EA");
        var spans = order.provenance().spans();
        assertThat(at(bytes, spans.at("/lines/0/quantity"))).isEqualTo("12,50");
        assertThat(at(bytes, spans.at("/parties/0/name"))).isEqualTo("\"B\u00fcro \"\"Nord\"\"\r\nHof; links\"");
        assertThat(at(bytes, spans.at("/lines/1/items/0/value"))).isEqualTo("TL-10002");
        assertThat(spans.at("/lines/0/quantity").segment()).isEqualTo("Menge");
        assertThat(spans.at("/currency")).isNull();
        assertThat(order.provenance().map()).isEqualTo("maps/feed.yaml");
        assertThat(order.provenance().unread()).singleElement().satisfies(extra -> {
            assertThat(extra.element()).isEqualTo("Farbe");
            assertThat(at(bytes, extra.span())).isEqualTo("rot");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    4711;24.11.2026;1;N;1;TL-1;zwei;ST;1;;          | FLAT_NUMBER  | zwei       | 2
                    4711;24.11.2026;1;N;1;TL-1;1.000,00;ST;1;;      | FLAT_NUMBER  | 1.000,00   | 2
                    4711;31.02.2026;1;N;1;TL-1;2;ST;1;;             | FLAT_DATE    | 31.02.2026 | 2
                    4711;24.11.2026;1;N;1;TL-1;2;XX;1;;             | FLAT_CODE    | XX         | 2
                    4711;24.11.2026;1;N;1;TL-1;;ST;1;;              | FLAT_MISSING | ''         | 2
                    4711;24.11.2026;1;N;1;TL-1;2;ST;1               | FLAT_COLUMNS | 4711;24.11.2026;1;N;1;TL-1;2;ST;1 | 2
                    4711;24.11.2026;1;"a" b;1;TL-1;2;ST;1;;         | FLAT_QUOTE   | "a"        | 2
                    """)
    void aBadOrderIsRefusedAtItsByteAndItsNeighbourGoesOn(String row, String code, String said, int line)
            throws Exception {
        var bytes = (HEADER + row + "\r\n4712;25.11.2026;0043;West;1;TL-10001;1;ST;2;;\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        var sets = sets(ORDERS, bytes);

        assertThat(sets).hasSize(2);
        assertThat(sets.get(0).document()).isNull();
        assertThat(sets.get(0).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.line()).isEqualTo(line);
            assertThat(finding.rule()).isEqualTo("maps/feed.yaml");
            assertThat(at(bytes, finding.span())).isEqualTo(said);
        });
        assertThat(sets.get(1).document()).isNotNull();
    }

    @Test
    void aQuoteThatIsNeverClosedEndsTheFileAndWhatCameBeforeGoesOn() throws Exception {
        var bytes = Bytes.utf8(
                HEADER + "4712;25.11.2026;1;West;1;TL-1;1;ST;2;;\n4713;25.11.2026;1;\"West;1;TL-1;1;ST;2;;\n");

        var pieces = pieces(ORDERS, bytes);

        assertThat(findings(pieces)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("FLAT_QUOTE");
            assertThat(finding.line()).isEqualTo(3);
            assertThat(at(bytes, finding.span())).isEqualTo("\"");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    ''                   | FLAT_EMPTY
                    Auftrag;Datum;Filiale;Name;Pos;Artikel;Menge;ME;Preis\\n | FLAT_EMPTY
                    one;two;three\\n1;2;3\\n | FLAT_NO_MAP
                    """)
    void aFileWithoutOrdersSaysWhy(String text, String code) throws Exception {
        var pieces = pieces(ORDERS, Bytes.utf8(text.replace("\\n", "\n")));

        assertThat(pieces).singleElement().isInstanceOf(Piece.Unreadable.class);
        assertThat(findings(pieces)).singleElement().extracting(Finding::code).isEqualTo(code);
    }

    @Test
    void bytesThatAreNotOfTheCharacterSetAreNamed() throws Exception {
        var bytes = (HEADER + "4711;24.11.2026;1;B\u00fcro;1;TL-1;1;ST;1;;\n").getBytes(StandardCharsets.ISO_8859_1);

        var sets = sets(ORDERS.replace("windows-1252", "UTF-8"), bytes);

        assertThat(sets.get(0).findings()).extracting(Finding::code).containsExactly("FLAT_CHARSET");
    }

    @Test
    void linesOfOneOrderThatDoNotStandTogetherAreNotTwoOrders() throws Exception {
        var row = ";25.11.2026;1;W;1;TL-1;1;ST;2;;\n";

        var sets = sets(ORDERS, Bytes.utf8(HEADER + "1" + row + "2" + row + "1" + row));

        assertThat(sets.get(2).document()).isNull();
        assertThat(sets.get(2).findings()).extracting(Finding::code).containsExactly("FLAT_SPLIT");
    }

    @Test
    void fixedWidthFilesOfAWarehouseSayShippedReceivedAdjustedAndCounted() throws Exception {
        var bytes = Bytes.utf8(
                "HEASHP-1     20261124\nLINTL-10001  000001250L7     extra\nLINTL-10002  000000100\nEND0002\n");

        var shipped = (DespatchAdvice) one("ShipmentConfirmation", "shipment: number, shippedOn: on", "shipped", bytes);
        var received = (ReceiptAdvice) one("ReceiptAdvice", "number: number, receivedOn: on", "received", bytes);
        var adjusted =
                (InventoryAdjustment) one("InventoryAdjustment", "number: number, adjustedOn: on", "change", bytes);
        var counted = (InventoryReport) one("InventoryReport", "number: number, countedOn: on", "quantity", bytes);

        assertThat(shipped.number().value()).isEqualTo("SHP-1");
        assertThat(shipped.shippedOn()).isEqualTo(LocalDate.of(2026, 11, 24));
        assertThat(shipped.lines()).hasSize(2);
        assertThat(shipped.lines().get(0).shipped()).isEqualTo(Quantity.of("12.50", "EA"));
        assertThat(shipped.lines().get(0).lot()).isEqualTo("L7");
        assertThat(at(bytes, shipped.provenance().spans().at("/lines/0/shipped")))
                .isEqualTo("000001250");
        assertThat(shipped.provenance().unread()).singleElement().satisfies(extra -> {
            assertThat(extra.value()).isEqualTo("extra");
            assertThat(extra.element()).isEqualTo("LIN 29-34");
        });
        assertThat(received.lines().get(1).received()).isEqualTo(Quantity.of("1.00", "EA"));
        assertThat(adjusted.lines().get(1).change()).isEqualTo(Quantity.of("1.00", "EA"));
        assertThat(counted.lines().get(1).quantity()).isEqualTo(Quantity.of("1.00", "EA"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    number: Auftrag      | nummer: Auftrag        | line 9: Order has no 'nummer' here
                    decimal: ","         | decimal: ";"           | line 5: the decimal sign is a point or a comma
                    charset: windows-1252 | charset: UTF-16       | line 4: UTF-16 is not read here
                    quantity: Menge      | quantity: {colum: M}   | line 16: there is no key 'colum'
                    dates: [dd.MM.yyyy]  | dates: [ddd.bb]        | line 6: 'ddd.bb' is no form of a date
                    """)
    void everyMistakeOfAMapIsNamedWithItsLine(String right, String wrong, String says) throws Exception {
        var folders = folder(ORDERS.replace(right, wrong));

        assertThat(folders.byCode("acme")).isEmpty();
        assertThat(folders.problems()).singleElement().asString().contains("feed.yaml, " + says);
    }

    @Test
    void withoutAPartnerATableIsKeptAndTheOperatorToldWhatItNeeds() throws Exception {
        var pieces = Bytes.pieces(Formats.reader(folder(ORDERS)), Bytes.sealed(Bytes.utf8(HEADER + "1;2;3\n")));

        assertThat(findings(pieces)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("FORMAT_NOT_SPOKEN");
            assertThat(finding.text()).contains("--partner", "';'", "11 of them", "Auftrag, Datum, Filiale");
        });
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstColumnsName() throws Exception {
        var bytes = Bytes.utf8("\uFEFF" + HEADER + "4711;24.11.2026;1;B\u00fcro;1;TL-1;1;ST;1;;\n");

        var sets = sets(ORDERS.replace("windows-1252", "UTF-8"), bytes);

        assertThat(sets).singleElement().satisfies(set -> {
            assertThat(set.findings()).isEmpty();
            assertThat(set.control()).isEqualTo("4711");
        });
        var order = (Order) sets.get(0).document();
        var number = order.provenance().spans().at("/number");
        assertThat(new String(bytes, (int) number.offset(), number.length(), StandardCharsets.UTF_8))
                .isEqualTo("4711");
    }

    @Test
    void aRecordOfAbsurdWidthEndsTheFileBeforeItFillsTheMemory() throws Exception {
        var wide = "4712;25.11.2026;1;" + "x".repeat(1_100_000) + ";1;TL-1;1;ST;2;;\n";

        var pieces = pieces(ORDERS, Bytes.utf8(HEADER + "4711;25.11.2026;1;W;1;TL-1;1;ST;2;;\n" + wide));

        // More of that order may have stood behind the break.
        assertThat(pieces)
                .filteredOn(Piece.Taken.class::isInstance)
                .singleElement()
                .satisfies(piece ->
                        assertThat(((Piece.Taken) piece).set().document()).isNull());
        assertThat(findings(pieces)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("FLAT_TOO_WIDE");
            assertThat(finding.line()).isEqualTo(3);
        });
        assertThat(findings(pieces(ORDERS, Bytes.utf8(HEADER + ";".repeat(3_000) + "\n"))))
                .singleElement()
                .extracting(Finding::code)
                .isEqualTo("FLAT_TOO_WIDE");
    }

    @Test
    void aFileWithoutItsHeaderSaysWhichColumnItMisses() throws Exception {
        var pieces = pieces(
                ORDERS.replace("format: CSV", "format: CSV\nfile: \"*\""),
                Bytes.utf8("4711;24.11.2026;1;W;1;TL-1;1;ST;2;;\n4711;24.11.2026;1;W;2;TL-1;1;ST;2;;\n"));

        assertThat(findings(pieces)).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo("FLAT_COLUMN_MISSING");
            assertThat(finding.text()).contains("no column 'Auftrag'");
        });
    }

    @Test
    void aValueInQuotesKeepsItsDelimitersItsQuotesAndItsLineBreak() throws Exception {
        var sets = sets(
                ORDERS, Bytes.utf8(HEADER + "4711;24.11.2026;1;\"A;\"\"B\"\"\nC\";1;\"TL-1\";\"2\";ST;\"\";;\"\"\n"));

        var order = (Order) sets.get(0).document();
        assertThat(order.parties().get(0).name()).isEqualTo("A;\"B\"\nC");
        assertThat(order.lines().get(0).quantity()).isEqualTo(Quantity.of("2", "EA"));
        assertThat(order.lines().get(0).price()).isNull();
    }

    private Object one(String document, String fields, String amount, byte[] bytes) throws Exception {
        var sets = sets(WAREHOUSE.formatted(document, fields, amount), bytes);
        assertThat(sets).singleElement().satisfies(set -> assertThat(set.findings())
                .isEmpty());
        return sets.get(0).document();
    }

    private List<ReadSet> sets(String map, byte[] bytes) throws Exception {
        return pieces(map, bytes).stream()
                .filter(Piece.Taken.class::isInstance)
                .map(piece -> ((Piece.Taken) piece).set())
                .toList();
    }

    private List<Piece> pieces(String map, byte[] bytes) throws Exception {
        var folders = folder(map);
        assertThat(folders.problems()).isEmpty();
        return Bytes.pieces(Formats.reader(folders), Bytes.sealed("acme", bytes));
    }

    private PartnerFolders folder(String map) throws Exception {
        var maps = Files.createDirectories(home.resolve("acme/maps"));
        Files.writeString(
                home.resolve("acme/profile.yaml"), "name: Acme\nidentifiers: [{format: JSON, value: acme}]\n");
        Files.writeString(maps.resolve("feed.yaml"), map);
        return new PartnerFolders(List.of(home), Clock.systemUTC());
    }

    private static List<Finding> findings(List<Piece> pieces) {
        return pieces.stream()
                .flatMap(piece -> piece instanceof Piece.Unreadable unreadable
                        ? unreadable.findings().stream()
                        : piece instanceof Piece.Closed closed
                                ? closed.findings().stream()
                                : java.util.stream.Stream.of())
                .toList();
    }

    private static String at(byte[] bytes, throughline.model.lineage.SourceSpan span) {
        return new String(bytes, (int) span.offset(), span.length(), Charset.forName("windows-1252"));
    }
}
