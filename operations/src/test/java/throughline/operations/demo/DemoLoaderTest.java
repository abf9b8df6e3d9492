package throughline.operations.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.ledger.TestDatabase;
import throughline.ledger.book.Books;
import throughline.ledger.proof.Verify;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.Quantity;
import throughline.operations.Operations;
import throughline.operations.master.MasterDataBook;
import throughline.operations.master.file.FilesRefused;

class DemoLoaderTest {

    private static Demo demo;

    @TempDir
    Path folder;

    @BeforeAll
    static void load() {
        demo = Demo.open();
    }

    @AfterAll
    static void close() {
        demo.close();
    }

    @Test
    void theDistributorIsWholeAfterLoading() {
        var master = demo.master.current();

        assertThat(demo.loaded.already()).isFalse();
        assertThat(demo.loaded.items()).isEqualTo(300);
        assertThat(demo.loaded.customers()).isEqualTo(20);
        assertThat(master.rows().companies().entities()).hasSize(2);
        assertThat(master.warehouses()).hasSize(4);
        assertThat(master.warehousesOf("keystone3pl"))
                .extracting(warehouse -> warehouse.id().code())
                .containsExactly("WH-EAST", "WH-WEST");
        assertThat(master.customerOf("meridian").code()).isEqualTo("C1003");
        assertThat(master.customer("C1014").credit().stopped()).isTrue();
    }

    @Test
    void anItemIsFoundByEveryNameThatPartnersUse() {
        var master = demo.master.current();

        assertThat(master.named(new ItemReference(Scheme.SELLER, "TL-10001"), null)
                        .item())
                .isEqualTo(new ItemId("TL-10001"));
        assertThat(master.named(new ItemReference(Scheme.BUYER, "NG-10001"), "C1001")
                        .item())
                .isEqualTo(new ItemId("TL-10001"));
        assertThat(master.named(new ItemReference(Scheme.BUYER, "NG-10001"), "C1004"))
                .isNull();
        assertThat(master.named(new ItemReference(Scheme.GTIN, "098765100011"), null)
                        .unit()
                        .code())
                .isEqualTo("EA");
        assertThat(master.named(new ItemReference(Scheme.GTIN, "14098765100014"), null)
                        .unit()
                        .code())
                .isEqualTo("CS");
    }

    @Test
    void everyUnitOfEveryItemConvertsThereAndBackWithoutLoss() {
        for (var item : demo.master.current().rows().goods().items()) {
            for (var unit : item.units().keySet()) {
                var seven = new Quantity(BigDecimal.valueOf(7), unit);

                var back = item.inBaseUnit(seven).flatMap(base -> item.inUnit(base, unit));

                assertThat(back).as("%s in %s", item.id(), unit).hasValueSatisfying(quantity -> assertThat(
                                quantity.amount())
                        .isEqualByComparingTo("7"));
            }
        }
    }

    @Test
    void aSecondLoadChangesNothing() throws SQLException {
        var before = figures();

        var again = demo.loader().load(Demo.FOLDER);

        assertThat(again.already()).isTrue();
        assertThat(figures()).isEqualTo(before);
    }

    @Test
    void theOpeningBooksAreProvedRight() throws SQLException {
        var report = new Verify(demo.test.database(), List.of()).run();

        assertThat(report.checks()).allSatisfy(check -> assertThat(check.ok())
                .as("%s: %s", check.name(), check.offending())
                .isTrue());
        assertThat(text("select sum(value) from book.cost_pool where entity = 'US01'"))
                .isEqualTo(text(
                        "select sum(l.amount) from book.line l join book.account a on a.id = l.account join book.unit u on u.id = l.unit"
                                + " where a.number = '1200' and u.entity = 'US01'"));
        assertThat(text("select sum(amount) from book.open_item where party = 'C1009'"))
                .isEqualTo("26110.90");
    }

    @Test
    void openingStockAndItsLotsCanBePromised() throws SQLException {
        assertThat(
                        text(
                                "select count(distinct lot) from book.account where item = 'TL-10101' and location = 'WH-EAST' and state = 'ON_HAND'"))
                .isEqualTo("2");
        assertThat(demo.master.current().safetyStock(new LocationId("WH-EAST"), new ItemId("TL-10001")))
                .isEqualByComparingTo("24");
        assertThat(demo.master
                        .current()
                        .item(new ItemId("TL-10001"))
                        .priceOf(new EntityId("DE01"))
                        .list()
                        .currency()
                        .getCurrencyCode())
                .isEqualTo("EUR");
    }

    @Test
    void everyMistakeIsNamedWithItsFileLineAndColumnAndNothingIsLoaded() throws IOException {
        copy();
        edit("items.csv", 3, "0.18", "18 cents");
        edit("customers.csv", 2, "RETAIL", "RETALI");
        edit("units.csv", 5, "24098765100011", "24098765100012");
        edit("opening-balances.csv", 2, "1250000.00", "1250000.01");
        Files.delete(folder.resolve("volume-breaks.csv"));

        try (var test = TestDatabase.fresh(Operations.ENTITIES)) {
            var loader = new DemoLoader(
                    test.database(), new MasterDataBook(test.database()), new Books(Demo.CLOCK), Demo.CLOCK);

            var refused = catchThrowableOfType(FilesRefused.class, () -> loader.load(folder));

            assertThat(refused.reasons())
                    .containsExactlyInAnyOrder(
                            "items.csv line 3, column 11 \"list price US01\": '18 cents' is no number of zero or more such as 12 or 12.50",
                            "customers.csv line 2, column 8 \"price group\": there is no 'RETALI' in price-groups.csv",
                            "units.csv line 5, column 5 \"gtin\": '24098765100012' is no GTIN: its last digit does not check",
                            "opening-balances.csv: debits and credits of US01 differ by USD 0.01",
                            "volume-breaks.csv is missing from " + folder);
            assertThat(new MasterDataBook(test.database()).current().warehouses())
                    .isEmpty();
        }
    }

    @Test
    void aNameThatMeansTwoItemsIsRefused() throws IOException {
        copy();
        edit("item-names.csv", 3, "098765100028,TL-10002", "098765100011,TL-10002");

        var refused = catchThrowableOfType(
                FilesRefused.class, () -> demoLoaderOnEmpty().load(folder));

        assertThat(refused.reasons())
                .containsExactly("item-names.csv: GTIN 00098765100011 means both TL-10001 and TL-10002");
    }

    @Test
    void aFileWithAQuoteLeftOpenIsRefusedWithItsLine() throws IOException {
        copy();
        edit("warehouses.csv", 3, "WH-WEST,", "WH-WEST,\"");

        var refused = catchThrowableOfType(
                FilesRefused.class, () -> demoLoaderOnEmpty().load(folder));

        assertThat(refused.reasons().get(0)).startsWith("warehouses.csv line 3: a quote is opened and not closed");
    }

    private static DemoLoader demoLoaderOnEmpty() {
        var test = TestDatabase.fresh(Operations.ENTITIES);
        return new DemoLoader(test.database(), new MasterDataBook(test.database()), new Books(Demo.CLOCK), Demo.CLOCK);
    }

    private void copy() throws IOException {
        try (var files = Files.list(Demo.FOLDER)) {
            for (var file : (Iterable<Path>) files::iterator) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private void edit(String file, int line, String from, String to) throws IOException {
        var path = folder.resolve(file);
        var lines = new ArrayList<>(Files.readAllLines(path));
        assertThat(lines.get(line - 1)).contains(from);
        lines.set(line - 1, lines.get(line - 1).replace(from, to));
        Files.write(path, lines);
    }

    private static String figures() throws SQLException {
        return text(
                "select count(*) || '/' || (select count(*) from book.line) || '/' || (select version from desk.master_version) from book.entry");
    }

    private static String text(String sql) throws SQLException {
        try (var connection = demo.test.application();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
