package throughline.operations.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.model.document.InventoryAdjustment;
import throughline.model.document.ItemReference;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.lineage.Spans;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.operations.House;
import throughline.operations.exception.Case;
import throughline.operations.exception.CaseFilter;
import throughline.operations.exception.CaseRefused;
import throughline.operations.intake.Outcome;
import throughline.operations.master.file.MasterSheets;
import throughline.operations.ordering.LineState;

/** TL-10003 stands in WH-EAST alone: 5 pieces. TL-10102 is kept by lot. */
class AdjustmentDeskTest {

    private static final String KEYSTONE = "keystone3pl";

    private House house;

    @BeforeEach
    void open() {
        house = new House();
    }

    @AfterEach
    void theBooksAreRight() {
        assertThat(house.wrong()).isEmpty();
        house.close();
    }

    @Test
    void whatWasFoundAndLostMovesStockAndMoneyAtWhatItIsWorth() {
        var before = worth("TL-10002");
        var onHand = stock("TL-10002", "WH-EAST", "ON_HAND");

        var outcome = take("ADJ-1", "WH-EAST", "TL-10002 12 EA AA", "TL-10002 -1 CS 07");

        assertThat(outcome).isEqualTo(new Outcome.Accepted(1, "InventoryAdjustment", "ADJ-1", "SA-0000001"));
        assertThat(stock("TL-10002", "WH-EAST", "ON_HAND")).isEqualByComparingTo(onHand);
        assertThat(worth("TL-10002")).isEqualByComparingTo(before);
        var cost = house.rows("select distinct value::text from desk.adjustment_line")
                .get(0);
        assertThat(lines("stock adjustment"))
                .containsExactly(
                        "SA-0000001/1 1200 " + cost,
                        "SA-0000001/1 5030 -" + cost,
                        "SA-0000001/2 1200 -" + cost,
                        "SA-0000001/2 5040 " + cost);
        assertThat(house.rows("select distinct e.kind || ' ' || d.number from book.entry e join trail.document d"
                        + " on d.id = e.document where e.kind = 'stock adjustment'"))
                .containsExactly("stock adjustment ADJ-1");
        assertThat(house.rows(
                        "select distinct source_segment || '@' || source_offset from book.line l join book.entry e"
                                + " on e.id = l.entry where e.about = 'SA-0000001/2'"))
                .containsExactly("W19@110");
    }

    @Test
    void theSameAdjustmentDeliveredTwiceIsBookedOnce() {
        take("ADJ-2", "WH-EAST", "TL-10002 -3 EA AA");

        assertThat(take("ADJ-2", "WH-EAST", "TL-10002 -3 EA AA")).isInstanceOf(Outcome.Duplicate.class);
        assertThat(house.rows("select count(*)::text from book.entry where kind = 'stock adjustment'"))
                .containsExactly("1");
    }

    @Test
    void goodsPutAsideKeepTheirValueUntilTheyAreTakenBackOrDestroyed() {
        var before = worth("TL-10002");

        take("ADJ-3", "WH-EAST", "TL-10002 -7 EA AU");
        assertThat(stock("TL-10002", "WH-EAST", "QUARANTINED")).isEqualByComparingTo("7");
        assertThat(worth("TL-10002").add(aside("TL-10002"))).isEqualByComparingTo(before);
        take("ADJ-4", "WH-EAST", "TL-10002 3 EA 55", "TL-10002 -4 EA 07 from DAMAGED");

        assertThat(stock("TL-10002", "WH-EAST", "QUARANTINED")).isEqualByComparingTo("0");
        assertThat(aside("TL-10002")).isEqualByComparingTo("0");
        assertThat(lines("stock adjustment"))
                .anyMatch(line -> line.startsWith("SA-0000002/2 5040 "))
                .anyMatch(line -> line.startsWith("SA-0000002/2 1220 -"));
    }

    @Test
    void bothSidesOfGoodsPutAsideAreOneMovement() {
        take("ADJ-5", "WH-EAST", "TL-10002 -7 EA 05", "TL-10002 7 EA 05");

        assertThat(stock("TL-10002", "WH-EAST", "QUARANTINED")).isEqualByComparingTo("7");
        assertThat(take("ADJ-6", "WH-EAST", "TL-10002 -7 EA 05", "TL-10002 6 EA 05"))
                .isInstanceOf(Outcome.Held.class);
        assertThat(only().code()).isEqualTo("STOCK_SIDES_DIFFER");
    }

    @Test
    void statesThatALineNamesDecide() {
        take("ADJ-7", "WH-EAST", "TL-10002 2 EA 99 from GOOD to DAMAGED");

        assertThat(stock("TL-10002", "WH-EAST", "QUARANTINED")).isEqualByComparingTo("2");
        assertThat(take("ADJ-8", "WH-EAST", "TL-10002 2 EA AA from GOOD to LIMBO"))
                .isInstanceOf(Outcome.Held.class);
        assertThat(only().code()).isEqualTo("STOCK_STATE_UNKNOWN");
    }

    @Test
    void aReasonNobodyKnowsWaitsForAPersonAndTheRestIsBookedOnce() {
        var outcome = take("ADJ-9", "WH-EAST", "TL-10002 -2 EA AA", "TL-10003 -1 EA QQ");

        assertThat(outcome).isInstanceOf(Outcome.Held.class);
        var found = only();
        assertThat(found.code()).isEqualTo("STOCK_REASON_UNKNOWN");
        assertThat(found.desk()).isEqualTo("PLANNING");
        assertThat(found.reason()).contains("line 2", "'QQ'", "SA-0000001");
        assertThatThrownBy(() -> house.operations.cases().release(found.id(), "anna", "try"))
                .isInstanceOf(CaseRefused.class);
        assertThat(entries()).containsExactly("SA-0000001/1");

        new MasterSheets(house.demo.test.database(), house.operations.master())
                .load(
                        Map.of(
                                "stock-reasons",
                                "reason,effect,account\nQQ,write off,5040\n".getBytes(StandardCharsets.UTF_8)),
                        MasterSheets.Mode.MERGE);
        house.operations.cases().release(found.id(), "anna", "it is entered now");

        assertThat(entries()).containsExactly("SA-0000001/1", "SA-0000001/2");
        assertThat(house.rows("select status from desk.taken_set")).containsExactly("accepted");
        assertThat(stock("TL-10003", "WH-EAST", "ON_HAND")).isEqualByComparingTo("4");
    }

    @Test
    void nothingGoesBelowZeroAndWhatIsPromisedIsNotTakenAway() {
        var order = house.order(house.takeOne("northgate", House.buy("northgate", "PO-1", "TL-10003 4 EA")));

        assertThat(take("ADJ-10", "WH-EAST", "TL-10003 -2 EA AA")).isInstanceOf(Outcome.Held.class);
        var found = only();
        assertThat(found.code()).isEqualTo("STOCK_BELOW_ZERO");
        assertThat(found.reason()).contains("1 on hand, 4 allocated");
        assertThat(entries()).isEmpty();

        house.operations.orders().cancel(order.number(), "anna", "they agree");
        house.operations.cases().release(found.id(), "anna", "the goods are free now");

        assertThat(entries()).containsExactly("SA-0000001/1");
        assertThat(stock("TL-10003", "WH-EAST", "ON_HAND")).isEqualByComparingTo("3");
    }

    @Test
    void whoWaitsForGoodsIsServedWhenSomeAreFound() {
        var order = house.order(house.takeOne("northgate", House.buy("northgate", "PO-2", "TL-10003 9 EA")));
        assertThat(order.lines().get(0).backOrdered()).isEqualTo(Quantity.of("4", "EA"));
        take("ADJ-11", "WH-EAST", "TL-10003 -1 EA AU", "TL-10003 3 EA FOUND", "TL-10003 3 EA AA");
        assertThat(house.rows("select item from desk.stock_came_in")).containsExactly("TL-10003");

        assertThat(house.operations.cameIn().serve()).isEqualTo(1);

        var line = house.operations
                .orders()
                .find(order.number())
                .orElseThrow()
                .lines()
                .get(0);
        assertThat(line.state()).isEqualTo(LineState.ACCEPTED);
        assertThat(line.allocated()).isEqualTo(Quantity.of("9", "EA"));
        assertThat(house.rows("select item from desk.stock_came_in")).isEmpty();
        assertThat(house.operations.cameIn().serve()).isZero();
    }

    @Test
    void aWarehouseSpeaksForItsOwnStockAlone() {
        assertThat(take("ADJ-12", "WH-CENTRAL", "TL-10001 -1 EA AA")).isInstanceOf(Outcome.Held.class);

        assertThat(only().code()).isEqualTo("STOCK_PLACE_UNKNOWN");
        assertThat(only().reason()).contains("WH-CENTRAL", "does not run");
        assertThat(entries()).isEmpty();
    }

    @Test
    void goodsKeptByLotNeedOne() {
        var lot = house.rows(
                        "select a.lot from book.account a join book.balance b on b.account = a.id where a.item = 'TL-10102'"
                                + " and a.location = 'WH-EAST' and a.state = 'ON_HAND' and b.amount > 10 order by 1")
                .get(0);

        assertThat(take("ADJ-13", "WH-EAST", "TL-10102 -1 EA AA lot " + lot)).isInstanceOf(Outcome.Accepted.class);
        assertThat(take("ADJ-14", "WH-EAST", "TL-10102 -1 EA AA")).isInstanceOf(Outcome.Held.class);
        assertThat(only().code()).isEqualTo("STOCK_LOT_UNKNOWN");
    }

    @Test
    void whatCannotBeWrittenWholeIsNotWrittenAtAllAndIsTakenAgainOnce() {
        house.run("insert into book.period values ('US01', 202603, 'CLOSED')");

        var outcome = take("ADJ-15", "WH-EAST", "TL-10002 -2 EA AA", "TL-10002 1 EA AA");

        assertThat(outcome).isInstanceOf(Outcome.Held.class);
        assertThat(only().code()).isEqualTo("SET_FAILED");
        assertThat(house.rows("select count(*)::text from desk.adjustment_line union all"
                        + " select count(*)::text from desk.stock_came_in"))
                .containsExactly("0", "0");
        house.run("update book.period set state = 'OPEN'");
        house.operations.cases().release(only().id(), "carl", "March is open again");
        assertThat(entries()).hasSize(2);
        assertThat(take("ADJ-15", "WH-EAST", "TL-10002 -2 EA AA", "TL-10002 1 EA AA"))
                .isNotInstanceOf(Outcome.Accepted.class);
        assertThat(entries()).hasSize(2);
    }

    private Outcome take(String number, String warehouse, String... what) {
        return house.takeOne(KEYSTONE, adjustment(number, warehouse, what));
    }

    /** {@code what}: item, change, unit, reason, then {@code from}, {@code to} and {@code lot} with their words. */
    static InventoryAdjustment adjustment(String number, String warehouse, String... what) {
        var message = MessageId.parse("00000000-0000-7000-8000-000000000001");
        var lines = new ArrayList<InventoryAdjustment.Line>();
        for (var each : what) {
            var words = List.of(each.split(" "));
            lines.add(new InventoryAdjustment.Line(
                    String.valueOf(lines.size() + 1),
                    List.of(new ItemReference(ItemReference.Scheme.SELLER, words.get(0))),
                    null,
                    Quantity.of(words.get(1), words.get(2)),
                    words.get(2),
                    words.get(3),
                    after(words, "from"),
                    after(words, "to"),
                    after(words, "lot"),
                    new SourceSpan(message, 100L + 10 * lines.size(), 9, "W19")));
        }
        return new InventoryAdjustment(
                new DocumentNumber(number),
                new PartyId(KEYSTONE),
                new PartyId("US01"),
                LocalDate.of(2026, 3, 2),
                List.of(new Party(PartyRole.OTHER, List.of(new Party.Identification("SELLER", warehouse)), null, null)),
                List.of(),
                lines,
                new Provenance(null, Spans.NONE, List.of(), "test"));
    }

    private static String after(List<String> words, String word) {
        int at = words.indexOf(word);
        return at < 0 ? null : words.get(at + 1);
    }

    private Case only() {
        var live = house.operations.cases().list(CaseFilter.LIVE, 10, 0);
        assertThat(live).hasSize(1);
        return live.get(0);
    }

    private List<String> entries() {
        return house.rows("select about from book.entry where kind = 'stock adjustment' order by about");
    }

    private List<String> lines(String kind) {
        return house.rows(
                """
                select e.about || ' ' || a.number || ' ' || trim_scale(l.amount) from book.line l join book.entry e on e.id = l.entry
                join book.account a on a.id = l.account where a.state = '' and e.kind = '%s' order by 1"""
                        .formatted(kind));
    }

    private BigDecimal stock(String item, String place, String state) {
        return sum("select coalesce(sum(b.amount), 0)::text from book.balance b join book.account a on a.id = b.account"
                + " where a.item = '%s' and a.location = '%s' and a.state = '%s'".formatted(item, place, state));
    }

    private BigDecimal worth(String item) {
        return sum("select value::text from book.cost_pool where entity = 'US01' and item = '%s'".formatted(item));
    }

    private BigDecimal aside(String item) {
        return sum("select coalesce(sum(l.amount), 0)::text from book.line l join book.account a on a.id = l.account"
                + " where a.number = '1220' and l.item = '%s'".formatted(item));
    }

    private BigDecimal sum(String sql) {
        return new BigDecimal(house.rows(sql).get(0));
    }
}
