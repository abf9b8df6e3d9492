package throughline.operations.master.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.value.ItemId;
import throughline.operations.demo.Demo;
import throughline.operations.master.MasterDataBook;
import throughline.operations.master.file.MasterSheets.Mode;
import throughline.operations.master.file.MasterSheets.Tally;

class MasterSheetsTest {

    private static final String CUSTOMERS = "customer,name,partner,entity,currency,tier,key account,price group,terms,"
            + "credit limit,on stop,warehouse,ship complete,short shipment,freight\n";
    private static final String SHIP_TOS =
            "customer,ship-to,name,gln,street,city,region,postal code,country,jurisdiction,exemption\n";
    private static final String ACME =
            "C2001,Acme Inc,acme,US01,USD,B,no,RETAIL,NET30,5000,no,,no,back order,prepaid\n";
    private static final String ACME_STORE = "C2001,1,Acme store,,1 Road,Albany,NY,12207,US,US-NY,\n";

    private Demo demo;
    private MasterSheets sheets;

    @BeforeEach
    void open() {
        demo = Demo.open();
        sheets = new MasterSheets(demo.test.database(), demo.master);
    }

    @AfterEach
    void close() {
        demo.close();
    }

    @Test
    void whatIsGivenOutIsWhatWasLoadedAndLoadsAgainAsNothingNew() {
        var texts = new HashMap<String, byte[]>();
        for (var file : sheets.files()) {
            texts.put(file.file(), bytes(sheets.text(file.file()).orElseThrow()));
        }
        long version = demo.master.current().version();

        var tallies = sheets.load(texts, Mode.MERGE);

        assertThat(tallies).hasSize(21).allMatch(tally -> tally.added() + tally.changed() + tally.removed() == 0);
        assertThat(tallies).allMatch(tally -> tally.same() > 0);
        assertThat(demo.master.current().version()).isEqualTo(version);
        assertThat(new String(Objects.requireNonNull(texts.get("volume-breaks.csv")), UTF_8))
                .startsWith("category,minimum,percent\nBreakroom,120,3\n");
        assertThat(new String(Objects.requireNonNull(texts.get("units.csv")), UTF_8))
                .contains("TL-10001,CS,12,1,14098765100014\n");
    }

    @Test
    void aFileReadBackIsTheSameRecords() {
        var before = demo.master.current().rows();
        var texts = new HashMap<String, byte[]>();
        sheets.files()
                .forEach(file ->
                        texts.put(file.file(), bytes(sheets.text(file.file()).orElseThrow())));
        // Something that is new, so that all of it is stored anew.
        texts.put("customers.csv", bytes(CUSTOMERS + ACME));
        texts.put("ship-tos.csv", bytes(SHIP_TOS + ACME_STORE));

        sheets.load(texts, Mode.MERGE);

        var after = new MasterDataBook(demo.test.database()).current().rows();
        assertThat(after.companies().customers()).containsAll(before.companies().customers());
        assertThat(after.companies().warehouses()).isEqualTo(before.companies().warehouses());
        assertThat(after.goods().items()).isEqualTo(before.goods().items());
        assertThat(new HashSet<>(after.goods().names()))
                .isEqualTo(new HashSet<>(before.goods().names()));
        assertThat(after.goods().lots()).isEqualTo(before.goods().lots());
        assertThat(after.prices()).isEqualTo(before.prices());
    }

    @Test
    void aNewCustomerIsKnownByItsPartnerAtOnce() {
        var tallies = sheets.load(
                Map.of(
                        "customers.csv", bytes(CUSTOMERS + ACME),
                        "ship-tos", bytes(SHIP_TOS + ACME_STORE),
                        "item-names.csv", bytes("scheme,customer,name,sku,unit\nbuyer,C2001,AC-1,TL-10001,\n")),
                Mode.MERGE);

        assertThat(tallies)
                .containsExactly(
                        new Tally("customers.csv", 1, 0, 0, 0),
                        new Tally("ship-tos.csv", 1, 0, 0, 0),
                        new Tally("item-names.csv", 1, 0, 0, 0));
        var customer = demo.master.current().customerOf("acme");
        assertThat(customer).isNotNull();
        assertThat(customer.credit().limit().amount()).isEqualByComparingTo("5000");
        assertThat(demo.master.current().named(new ItemReference(Scheme.BUYER, "AC-1"), "C2001"))
                .matches(name -> name.item().equals(new ItemId("TL-10001")));
    }

    @Test
    void aPreviewStoresNothing() {
        long version = demo.master.current().version();

        var tallies = sheets.preview(
                Map.of("price-groups.csv", bytes("price group,name,factor\nRETAIL,Retail chains,0.93\n")), Mode.MERGE);

        assertThat(tallies).containsExactly(new Tally("price-groups.csv", 0, 1, 0, 0));
        assertThat(new MasterDataBook(demo.test.database()).current().version()).isEqualTo(version);
        assertThat(demo.master.current().priceGroup("RETAIL"))
                .matches(group -> group.factor().compareTo(new BigDecimal("0.92")) == 0);
    }

    @Test
    void allMistakesAreToldWithTheirLinesAndNothingIsStored() {
        var refused = catchThrowableOfType(
                FilesRefused.class,
                () -> sheets.load(
                        Map.of(
                                "customers.csv",
                                bytes(CUSTOMERS
                                        + "C1001,Northgate,northgate,DE01,EUR,A,yes,RETAIL,NET30,1,no,,no,back order,prepaid\n"
                                        + ACME.replace("acme", "harborview")
                                        + ACME.replace("C2001", "C2002").replace("5000", "a lot")),
                                "ship-tos.csv",
                                bytes(SHIP_TOS + ACME_STORE + ACME_STORE.replace("Acme store", "Another"))),
                        Mode.MERGE));

        assertThat(refused.reasons())
                .containsExactlyInAnyOrder(
                        "customers.csv line 2, column 4 \"entity\": it is US01 and stays so; what is open and booked counts on it",
                        "customers.csv line 2, column 5 \"currency\": it is USD and stays so; what is open and booked counts on it",
                        "customers.csv: partner 'harborview' is the one of both C1002 and C2001",
                        "customers.csv line 4, column 1 \"customer\": there is no 'C2002' in ship-tos.csv",
                        "ship-tos.csv line 3, C2001, 1 stands there twice");
        assertThat(demo.master.current().customer("C2001")).isNull();
    }

    @Test
    void aFileThatIsNoneOfOursOrNoTextIsRefused() {
        var refused = catchThrowableOfType(
                FilesRefused.class, () -> sheets.load(Map.of("nonsense.csv", bytes("a\n")), Mode.MERGE));
        assertThat(refused.reasons()).hasSize(1).allMatch(reason -> reason.startsWith("nonsense.csv is no file"));

        refused = catchThrowableOfType(
                FilesRefused.class,
                () -> sheets.load(Map.of("contract-prices.csv", new byte[] {(byte) 0xC3, '\n'}), Mode.MERGE));
        assertThat(refused.reasons()).containsExactly("contract-prices.csv is not UTF-8 text; save it as UTF-8");
    }

    @Test
    void onlyWhatNothingCountsOnMayBeTakenAway() {
        var all = sheets.text("promotions.csv").orElseThrow();
        var fewer = all.lines().filter(line -> !line.startsWith("PROMO-LED")).toList();

        // Its budget goes with it: one of a promotion that is not there is a mistake.
        var tallies = sheets.load(
                Map.of(
                        "promotion-budgets.csv",
                        bytes("promotion,currency,budget\n"),
                        "promotions.csv",
                        bytes(String.join("\n", fewer))),
                Mode.REPLACE);

        assertThat(tallies).extracting(Tally::removed).containsExactly(2, 2);
        assertThat(demo.master.current().rows().prices().promotions())
                .noneMatch(promotion -> promotion.code().equals("PROMO-LED"));
        var refused = catchThrowableOfType(
                FilesRefused.class, () -> sheets.load(Map.of("customers.csv", bytes(CUSTOMERS + ACME)), Mode.REPLACE));
        assertThat(refused.reasons())
                .hasSize(1)
                .allMatch(reason -> reason.startsWith("customers.csv cannot lose lines"));
    }

    @Test
    void namedLinesAreTakenAwayAndAllOthersStay() {
        var table = sheets.table("item-names").orElseThrow();
        var one = table.lines().get(0);
        var text = sheets.written("item-names", List.of(one));

        var tallies = sheets.load(Map.of("item-names.csv", text), Mode.REMOVE);

        assertThat(tallies).containsExactly(new Tally("item-names.csv", 0, 0, 0, 1));
        assertThat(sheets.table("item-names").orElseThrow().lines())
                .hasSize(table.lines().size() - 1)
                .doesNotContain(one);
        assertThat(sheets.load(Map.of("item-names.csv", text), Mode.REMOVE))
                .as("gone already")
                .containsExactly(new Tally("item-names.csv", 0, 0, 0, 0));
        var refused = catchThrowableOfType(
                FilesRefused.class, () -> sheets.load(Map.of("customers.csv", bytes(CUSTOMERS + ACME)), Mode.REMOVE));
        assertThat(refused.reasons()).allMatch(reason -> reason.startsWith("customers.csv cannot lose lines"));
    }

    @Test
    void twoWhoChangeDifferentThingsAtOnceBothKeepTheirs() throws Exception {
        var other = new Thread(() -> sheets.load(
                Map.of("tax-rates.csv", bytes("jurisdiction,tax class,percent\nUS-AK,STANDARD,1\n")), Mode.MERGE));
        other.start();
        sheets.load(Map.of("tax-rates.csv", bytes("jurisdiction,tax class,percent\nUS-HI,STANDARD,4\n")), Mode.MERGE);
        other.join();

        demo.master.refresh();
        for (var place : List.of("US-AK", "US-HI")) {
            assertThat(demo.master.current().taxRate(place, "STANDARD")).isNotNull();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
