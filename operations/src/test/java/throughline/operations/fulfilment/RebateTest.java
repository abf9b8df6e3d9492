package throughline.operations.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import throughline.model.document.CreditNote;
import throughline.operations.House;
import throughline.operations.ordering.SalesOrder;
import throughline.operations.rebate.RebateBook;
import throughline.operations.rebate.RebateDesk.Wish;
import throughline.operations.rebate.RebateRefused;
import throughline.operations.rebate.Settlement;

/** What is promised back is on the order's line, accrued with each invoice, seen, and settled once. */
class RebateTest extends DropShipScene {

    private final RebateBook book = new RebateBook(house.demo.test.database());

    @AfterEach
    void nothingOpen() {
        house.run("delete from desk.rebate_agreement where agreement like 'T-%'");
        turnThePage();
        for (var each : book.open(null, 100, 0)) {
            settle(each.customer(), null);
        }
    }

    @Test
    void whatIsPromisedBackIsAccruedWithTheInvoiceAndSettledByACreditNote() {
        var order = shipped("harborview", "RB-1", 0, "TL-10115 100 EA", "TL-10228 10 EA");

        assertThat(house.rows(
                        "select coalesce(rebates, '-') from desk.sales_order_line where order_number = %s order by line"
                                .formatted(digits(order.number()))))
                .containsExactly("RB-2026-CARE=3", "-");
        var open = book.open("harbor", 10, 0);
        assertThat(open).hasSize(1);
        assertThat(open.get(0).agreement()).isEqualTo("RB-2026-CARE");
        var accrual = book.accruals("C1002", "RB-2026-CARE", 10, 0).get(0);
        assertThat(accrual.amount()).isEqualTo(accrual.base().times(new BigDecimal("0.03")));
        assertThat(accrual.order()).isEqualTo(order.number());
        assertThat(rebateLines(order)).containsExactly("4040 " + plain(accrual), "2080 -" + plain(accrual));
        var owedBefore = receivable("C1002");

        var settlement = settle("C1002", null).get(0);

        assertThat(settlement.amount()).isEqualTo(accrual.amount());
        assertThat(settlement.tax().amount()).isEqualByComparingTo("0");
        assertThat(book.open("harbor", 10, 0)).isEmpty();
        assertThat(book.settlements("C1002", 1, 0).get(0).number()).isEqualTo(settlement.number());
        assertThat(book.settled(number(settlement), 10, 0)).containsExactly(accrual);
        assertThat(receivable("C1002"))
                .isEqualByComparingTo(owedBefore.subtract(accrual.amount().amount()));
        assertThat(creditNote(settlement).total()).isEqualTo(settlement.total());
        assertThat(creditNote(settlement).lines().get(0).reason()).isEqualTo("B2");
        assertThat(house.rows("select receiver from desk.outbox where number = '%s'".formatted(settlement.number())))
                .containsExactly("harborview");
        assertThatThrownBy(() -> settle("C1002", null))
                .isInstanceOf(RebateRefused.class)
                .hasMessageContaining("nothing is open for C1002");
    }

    @Test
    void eachDespatchAccruesItsOwnPartAndTheTaxGoesBackWithIt() {
        agree("T-1,C1003,,,2.5");
        agree("T-2,,WHOLESALE,Paint and adhesives,1");
        var order = house.order(house.takeOne("meridian", House.buy("meridian", "RB-2", "TL-10226 40 EA")));
        say(null, confirmation(shipments(order).get(0), 15));
        var first = book.accruals("C1003", null, 10, 0);
        assertThat(first).extracting(RebateBook.Accrual::agreement).containsExactly("T-1", "T-2");
        assertThat(first.get(0).taxPercent()).isGreaterThan(BigDecimal.ZERO);

        var settlements = settle("C1003", "T-1");

        var settlement = settlements.get(0);
        assertThat(settlement.amount()).isEqualTo(first.get(0).amount());
        assertThat(settlement.tax())
                .isEqualTo(settlement.amount().times(first.get(0).taxPercent().movePointLeft(2)));
        assertThat(creditNote(settlement).lines()).hasSize(2);
        assertThat(book.accruals("C1003", null, 10, 0))
                .extracting(RebateBook.Accrual::agreement)
                .containsExactly("T-2");
    }

    @Test
    void anAgreementOfYesterdayOrOfSomebodyElseCountsForNothing() {
        agree("T-3,C1010,,,9");
        house.run(
                "insert into desk.rebate_agreement values ('T-4', 'C1002', null, null, 9, '2020-01-01', '2020-12-31')");
        turnThePage();

        var order = shipped("harborview", "RB-3", 0, "TL-10228 10 EA");

        assertThat(rebateLines(order)).isEmpty();
    }

    @Test
    void onlyInvoicesUntilTheDayCountAndNoDayThatIsStillToCome() {
        shipped("harborview", "RB-4", 0, "TL-10115 40 EA");
        var today = LocalDate.now(house.clock);

        assertThatThrownBy(() -> house.operations
                        .rebates()
                        .settle(new Wish("C1002", null, today.minusDays(1), "fiona", "quarter")))
                .hasMessageContaining("nothing is open");
        assertThatThrownBy(() -> house.operations
                        .rebates()
                        .settle(new Wish("C1002", null, today.plusDays(1), "fiona", "quarter")))
                .hasMessageContaining("is not over yet");
        assertThat(settle("C1002", null)).hasSize(1);
    }

    @Test
    void inAClosedMonthNothingIsSettledAndAllStaysOpen() throws Exception {
        shipped("harborview", "RB-5", 0, "TL-10115 40 EA");
        var month = LocalDate.now(house.clock).toString().substring(0, 7).replace("-", "");
        house.run("insert into book.period (entity, month, state) values ('US01', %s, 'CLOSED')".formatted(month));
        try {
            assertThatThrownBy(() -> settle("C1002", null)).isInstanceOf(RebateRefused.class);
        } finally {
            try (var owner = house.demo.test.owner()) {
                owner.createStatement().executeUpdate("delete from book.period");
            }
        }
        assertThat(book.open("C1002", 10, 0)).hasSize(1);
    }

    @Test
    void ofTwoWhoSettleAtOnceOneDoes() throws Exception {
        for (int i = 0; i < 5; i++) {
            shipped("harborview", "RB-6" + i, 0, "TL-10115 40 EA");
        }
        var settled = new ArrayList<Settlement>();
        int refused = 0;
        var pool = Executors.newFixedThreadPool(2);
        try {
            Callable<List<Settlement>> act = () -> settle("C1002", null);
            for (var future : pool.invokeAll(List.of(act, act))) {
                try {
                    settled.addAll(future.get());
                } catch (ExecutionException late) {
                    assertThat(late.getCause()).isInstanceOf(RebateRefused.class);
                    refused++;
                }
            }
        } finally {
            pool.shutdown();
        }
        assertThat(settled).hasSize(1);
        assertThat(refused).isEqualTo(1);
        assertThat(book.settled(number(settled.get(0)), 100, 0)).hasSize(5);
    }

    private static void agree(String line) {
        var words = line.split(",", -1);
        house.run(
                "insert into desk.rebate_agreement values ('%s', nullif('%s',''), nullif('%s',''), nullif('%s',''), %s, '2026-01-01', '2039-12-31')"
                        .formatted((Object[]) words));
        turnThePage();
    }

    private static SalesOrder shipped(String partner, String number, int less, String... what) {
        var order = house.order(house.takeOne(partner, House.buy(partner, number, what)));
        shipments(order).forEach(shipment -> say("keystone3pl", confirmation(shipment, less)));
        return order;
    }

    private static List<Settlement> settle(String customer, String agreement) {
        return house.operations.rebates().settle(new Wish(customer, agreement, null, "fiona", "end of the quarter"));
    }

    private static long number(Settlement settlement) {
        return Long.parseLong(settlement.number().substring(3));
    }

    private static String plain(RebateBook.Accrual accrual) {
        return accrual.amount().amount().toPlainString();
    }

    private static CreditNote creditNote(Settlement settlement) {
        var json = house.rows("select json from trail.document where type = 'CreditNote' and number = '%s'"
                .formatted(settlement.number()));
        return (CreditNote) house.text.read("CreditNote", json.get(0));
    }

    private static BigDecimal receivable(String customer) {
        return new BigDecimal(house.rows(
                        """
                select coalesce(sum(o.amount), 0) from book.open_item o join book.account a on a.id = o.account
                where a.number = '1100' and o.party = '%s'"""
                                .formatted(customer))
                .get(0));
    }

    private static List<String> rebateLines(SalesOrder order) {
        return house.rows(
                """
                select a.number || ' ' || trim_scale(l.amount) from book.line l join book.account a on a.id = l.account
                where l.order_number = '%s' and a.number in ('4040', '2080') order by l.entry, l.line"""
                        .formatted(order.number()));
    }
}
