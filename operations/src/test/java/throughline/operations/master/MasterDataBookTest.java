package throughline.operations.master;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import throughline.ledger.store.DatabaseFailure;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.Party;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;
import throughline.operations.demo.Demo;

/** Master records in a real database. */
class MasterDataBookTest {

    private static final ItemId BOLT = new ItemId("TL-10001");
    private static final ItemId ODD = new ItemId("ZZ-1");
    private static final UnitCode KILOGRAM = new UnitCode("KG");

    private static Demo demo;
    private static MasterRows before;

    @BeforeAll
    static void open() {
        demo = Demo.open();
        before = demo.master.current().rows();
    }

    @AfterAll
    static void close() {
        demo.close();
    }

    @Test
    void everyRecordComesBackAsItWasStored() {
        var rows = withOddities();
        var version = demo.master.current().version();

        replace(rows);

        assertThat(demo.master.current().version()).isEqualTo(version + 1);
        // They come back in the order of their keys.
        assertThat(demo.master.current().rows())
                .usingRecursiveComparison()
                .ignoringCollectionOrderInFieldsMatchingRegexes(".*names|.*warehouses|.*items|.*lots")
                .isEqualTo(rows);
        assertThat(demo.master.current().item(ODD)).isEqualTo(odd(rows));
    }

    @Test
    void aDayIsTheSameDayInEveryZone() throws SQLException {
        var zone = TimeZone.getDefault();
        try {
            for (var there : List.of("America/Los_Angeles", "Pacific/Auckland")) {
                TimeZone.setDefault(TimeZone.getTimeZone(there));
                replace(withOddities());

                assertThat(demo.master.current().lot(ODD, new LotId("L-2")).expiresOn())
                        .isEqualTo("2027-01-01");
                assertThat(text("select expires_on from desk.lot where sku = 'ZZ-1' and lot = 'L-2'"))
                        .isEqualTo("2027-01-01");
            }
        } finally {
            TimeZone.setDefault(zone);
        }
    }

    @Test
    void choicesAreStoredByTheirNameAndCodesAsTheyAreSpelt() throws SQLException {
        replace(withOddities());

        assertThat(text("select sku || ' ' || (unit is null) from desk.item_name where scheme = 'OTHER'"))
                .isEqualTo("ZZ-1 true");
        assertThat(text("select street from desk.warehouse where warehouse = 'WH-ODD'"))
                .isEqualTo("Dock 4\nRear Gate");
        assertThat(
                        text(
                                "select string_agg(substitute, ',' order by place) from desk.item_substitute where sku = 'ZZ-1'"))
                .isEqualTo("TL-10003,TL-10001");
    }

    @Test
    void whatTheTablesRefuseChangesNothingAndQuotesNoRecord() {
        replace(before);
        var version = demo.master.current().version();
        var goods = before.goods();
        var twice = Stream.concat(
                        goods.names().stream(), Stream.of(goods.names().get(0)))
                .toList();

        var refused = catchThrowableOfType(
                DatabaseFailure.class,
                () -> replace(new MasterRows(
                        before.companies(),
                        new MasterRows.Goods(
                                goods.items(), twice, goods.lots(), goods.safetyStocks(), goods.stockReasons()),
                        before.prices())));

        assertThat(refused.sqlState()).isEqualTo("23505");
        assertThat(refused).hasMessageNotContaining(goods.names().get(0).value());
        demo.master.refresh();
        assertThat(demo.master.current().version()).isEqualTo(version);
        assertThat(demo.master.current().rows()).isEqualTo(before);
    }

    /** The demonstration's records and some that have every field empty that may be, or full, or with zeros at its end. */
    private static MasterRows withOddities() {
        var us = before.companies().entities().stream()
                .filter(each -> each.id().equals(new EntityId("US01")))
                .findFirst()
                .orElseThrow();
        var list = new UnitPrice(new BigDecimal("1.23450"), us.currency(), KILOGRAM);
        var odd = new Item(
                ODD,
                "Odd one",
                "Oddities",
                KILOGRAM,
                new BigDecimal("0.2500"),
                "STANDARD",
                true,
                true,
                null,
                List.of(new ItemId("TL-10003"), BOLT),
                Map.of(KILOGRAM, UnitFactor.ONE, new UnitCode("LB"), new UnitFactor(45359237, 100000000)),
                Map.of(us.id(), new Item.EntityPrice(list, new BigDecimal("0.10"))));
        var place = new Warehouse(
                new LocationId("WH-ODD"),
                "Odd place",
                us.id(),
                Warehouse.Kind.OWN,
                null,
                null,
                24,
                new Party.Address(List.of("Dock 4", "Rear Gate"), "Oddville", null, null, "US"));
        var who = before.companies();
        var what = before.goods();
        return new MasterRows(
                new MasterRows.Companies(
                        who.entities(),
                        who.accounts(),
                        who.terms(),
                        who.suppliers(),
                        and(who.warehouses(), place),
                        who.customers()),
                new MasterRows.Goods(
                        and(what.items(), odd),
                        and(what.names(), new ItemName(Scheme.OTHER, null, "odd one", ODD, null)),
                        and(
                                and(what.lots(), new Lot(ODD, new LotId("L-1"), null)),
                                new Lot(ODD, new LotId("L-2"), LocalDate.of(2027, 1, 1))),
                        what.safetyStocks(),
                        and(
                                and(what.stockReasons(), new StockReason("YY", StockReason.Effect.HOLD, null)),
                                new StockReason("ZZ", StockReason.Effect.WRITE_OFF, "5040"))),
                before.prices());
    }

    private static Item odd(MasterRows rows) {
        return rows.goods().items().get(rows.goods().items().size() - 1);
    }

    private static <T> List<T> and(List<T> all, T one) {
        return Stream.concat(all.stream(), Stream.of(one)).toList();
    }

    private static void replace(MasterRows rows) {
        demo.test.database().transact(unit -> {
            demo.master.replace(unit, rows);
            return null;
        });
    }

    private static String text(String sql) throws SQLException {
        try (var connection = demo.test.owner();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
