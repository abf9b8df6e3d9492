package throughline.operations.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import throughline.model.document.InventoryReport;
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
import throughline.operations.inventory.StockCounts.Difference;

/** In WH-EAST stand 6660 of TL-10002 and 5 of TL-10003, which has no other place. */
class CountDeskTest {

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
    void aCountThatAgreesIsKeptAndNobodyHasToAct() {
        var outcome = take("CNT-1", "TL-10002 6660 EA", "TL-10003 5 EA 17");

        assertThat(outcome).isEqualTo(new Outcome.Accepted(1, "InventoryReport", "CNT-1", "SC-0000001"));
        var count = house.operations.counts().find("SC-0000001").orElseThrow();
        assertThat(count.count().state()).isEqualTo("AGREES");
        assertThat(count.count().figures()).isEqualTo(2);
        assertThat(count.differences()).isNotEmpty().allMatch(each -> each.said() == null);
        assertThat(house.operations.cases().list(CaseFilter.LIVE, 10, 0)).isEmpty();
    }

    @Test
    void whatIsPromisedStandsThereAllTheSame() {
        house.takeOne("northgate", House.buy("northgate", "PO-1", "TL-10003 4 EA"));

        take("CNT-2", "TL-10003 5 EA 17");
        assertThat(named("SC-0000001")).isEmpty();

        take("CNT-3", "TL-10003 1 EA 33");
        assertThat(named("SC-0000002")).isEmpty();
    }

    @Test
    void differencesAreShownAndNothingIsPostedUntilAPlannerHasTheBooksFollow() {
        take("CNT-4", "TL-10002 6650 EA", "TL-10003 7 EA");

        assertThat(named("SC-0000001"))
                .extracting(each -> each.item() + " " + each.said().toPlainString() + " "
                        + each.books().toPlainString())
                .containsExactly("TL-10002 6650 6660", "TL-10003 7 5");
        assertThat(entries()).isEmpty();
        var found = only();
        assertThat(found.code()).isEqualTo("STOCK_DIFFERS");
        assertThat(found.desk()).isEqualTo("PLANNING");
        assertThat(found.reason()).contains("TL-10002 counted 6650, books 6660 (-10)", "TL-10003 counted 7");
        assertThat(found.atRisk()).isNotNull();

        house.operations.cases().release(found.id(), "anna", "counted twice");

        assertThat(entries()).containsExactly("SA-0000001/" + place("TL-10002"), "SA-0000001/" + place("TL-10003"));
        assertThat(onHand("TL-10002")).isEqualTo("6650");
        assertThat(onHand("TL-10003")).isEqualTo("7");
        var count = house.operations.counts().find("SC-0000001").orElseThrow().count();
        assertThat(count.state()).isEqualTo("ACCEPTED");
        assertThat(count.adjustment()).isEqualTo("SA-0000001");
        assertThat(house.rows(
                        "select d.number || ' ' || l.source_segment from book.entry e join trail.document d on d.id = e.document"
                                + " join book.line l on l.entry = e.id where e.about like 'SA-%' limit 1"))
                .containsExactly("CNT-4 LIN");
        assertThat(house.rows("select item from desk.stock_came_in")).containsExactly("TL-10003");
        take("CNT-5", "TL-10002 6650 EA", "TL-10003 7 EA");
        assertThat(named("SC-0000002")).isEmpty();
    }

    @Test
    void aCountThatIsLeftChangesNothing() {
        take("CNT-6", "TL-10003 4 EA");

        house.operations.cases().reject(only().id(), "anna", "they counted the wrong shelf");

        assertThat(entries()).isEmpty();
        assertThat(house.operations
                        .counts()
                        .find("SC-0000001")
                        .orElseThrow()
                        .count()
                        .state())
                .isEqualTo("LEFT");
    }

    @Test
    void aCountIsComparedWithTheBooksOfItsOwnDay() {
        house.clock.forward(Duration.ofDays(2));
        house.takeOne(KEYSTONE, AdjustmentDeskTest.adjustment("ADJ-1", "WH-EAST", "TL-10003 -2 EA AA"));

        take("CNT-7", "TL-10003 5 EA");

        assertThat(named("SC-0000001")).isEmpty();
        assertThat(house.rows("select counted_on::text from desk.stock_count")).containsExactly("2026-03-02");
    }

    @Test
    void theBooksDoNotFollowACountTwiceOverWhatTheWarehouseCorrectedSince() {
        take("CNT-8", "TL-10003 4 EA");
        house.clock.forward(Duration.ofHours(1));
        house.takeOne(KEYSTONE, AdjustmentDeskTest.adjustment("ADJ-2", "WH-EAST", "TL-10003 -1 EA AA"));

        assertThatThrownBy(() -> house.operations.cases().release(only().id(), "anna", "as counted"))
                .isInstanceOf(CaseRefused.class)
                .hasMessageContaining("adjusted after");
        assertThat(onHand("TL-10003")).isEqualTo("4");
    }

    @Test
    void aNewerCountTakesThePlaceOfAnOlderOne() {
        take("CNT-9", "TL-10003 4 EA");
        take("CNT-10", "TL-10003 3 EA");

        assertThat(only().subject()).isEqualTo("SC-0000002");
        assertThat(house.rows("select state from desk.stock_count order by number"))
                .containsExactly("SUPERSEDED", "DIFFERS");
    }

    @Test
    void whatIsPromisedCannotBeTakenAwayByACount() {
        house.takeOne("northgate", House.buy("northgate", "PO-2", "TL-10003 4 EA"));
        take("CNT-11", "TL-10003 2 EA");

        assertThatThrownBy(() -> house.operations.cases().release(only().id(), "anna", "as counted"))
                .isInstanceOf(CaseRefused.class)
                .hasMessageContaining("1 on hand, 4 allocated");
        assertThat(entries()).isEmpty();
    }

    @Test
    void linesThatCannotBeComparedAreTold() {
        take("CNT-12", "TL-10003 5 EA", "NOBODYS 5 EA", "TL-10002 6660 EA ZZ");

        assertThat(only().reason()).contains("line 2", "NOBODYS", "line 3", "'ZZ'");
        house.operations.cases().close(only().id(), "anna", "told them");
    }

    @Test
    void aReportOfNoWarehouseOfOursIsParked() {
        var outcome = house.takeOne("northgate", report("northgate", "CNT-13", "OTHER", "TL-10003 5 EA"));

        assertThat(outcome).isInstanceOf(Outcome.Parked.class);
    }

    @Test
    void aWarehousesReportThatDoesNotSayWhereIsNotLostSilently() {
        assertThat(house.takeOne(KEYSTONE, report(KEYSTONE, "CNT-14", "OTHER", "TL-10003 5 EA")))
                .isInstanceOf(Outcome.Held.class);

        assertThat(only().code()).isEqualTo("STOCK_PLACE_UNKNOWN");
        assertThat(only().reason()).contains("WH-EAST", "WH-WEST", "names none of them");
    }

    private Outcome take(String number, String... what) {
        return house.takeOne(KEYSTONE, report(KEYSTONE, number, "WH-EAST", what));
    }

    /** {@code what}: item, quantity, unit and, if wanted, the kind of figure. */
    private static InventoryReport report(String partner, String number, String warehouse, String... what) {
        var message = MessageId.parse("00000000-0000-7000-8000-000000000001");
        var lines = new ArrayList<InventoryReport.Line>();
        for (var each : what) {
            var words = List.of(each.split(" "));
            lines.add(new InventoryReport.Line(
                    String.valueOf(lines.size() + 1),
                    List.of(new ItemReference(ItemReference.Scheme.SELLER, words.get(0))),
                    null,
                    Quantity.of(words.get(1), words.get(2)),
                    words.get(2),
                    words.size() > 3 ? words.get(3) : null,
                    null,
                    null,
                    null,
                    new SourceSpan(message, 100L + 10 * lines.size(), 9, "LIN")));
        }
        return new InventoryReport(
                new DocumentNumber(number),
                new PartyId(partner),
                new PartyId("US01"),
                LocalDate.of(2026, 3, 2),
                List.of(new Party(PartyRole.OTHER, List.of(new Party.Identification("SELLER", warehouse)), null, null)),
                List.of(),
                lines,
                new Provenance(null, Spans.NONE, List.of(), "test"));
    }

    private List<Difference> named(String number) {
        return house.operations.counts().find(number).orElseThrow().differences().stream()
                .filter(each -> each.said() != null)
                .toList();
    }

    private String place(String item) {
        return house.rows("select place::text from desk.count_difference where said is not null and item = '%s'"
                        .formatted(item))
                .get(0);
    }

    private Case only() {
        var live = house.operations.cases().list(CaseFilter.LIVE, 10, 0);
        assertThat(live).hasSize(1);
        return live.get(0);
    }

    private List<String> entries() {
        return house.rows("select about from book.entry where kind = 'stock adjustment' order by about");
    }

    private String onHand(String item) {
        return house.rows(
                        "select trim_scale(b.amount)::text from book.balance b join book.account a on a.id = b.account"
                                + " where a.item = '%s' and a.location = 'WH-EAST' and a.state = 'ON_HAND'"
                                        .formatted(item))
                .get(0);
    }
}
