package throughline.ledger.posting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static throughline.ledger.World.DAY;
import static throughline.ledger.World.EAST;
import static throughline.ledger.World.US;
import static throughline.ledger.World.each;
import static throughline.ledger.World.usd;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import throughline.ledger.book.Account;
import throughline.ledger.book.Cause;
import throughline.ledger.book.Dimensions;
import throughline.ledger.book.Posting;
import throughline.ledger.book.PostingText;
import throughline.ledger.book.Side;
import throughline.ledger.book.StockState;
import throughline.ledger.stock.CostPool;
import throughline.model.document.Invoice;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.ItemId;
import throughline.model.value.Money;
import throughline.model.value.PartyId;

class PostingRulesTest {

    static final MessageId MESSAGE = new MessageId(UUID.fromString("0190b5e7-0000-7000-8000-00000b5e7a10"));
    static final ItemId BOLT = new ItemId("BOLT-M8");
    static final PartyId CUSTOMER = new PartyId("C1001");
    static final SourceSpan FREIGHT = new SourceSpan(MESSAGE, 410, 18, "L1");

    @Test
    void whatLeavesTheDockLeavesTheBooksAtItsCost() {
        assertThat(PostingText.of(new GoodsIssue(CogsAt.SHIP).postingFor(shipped(12, "30.00"))))
                .isEqualTo(
                        """
                goods issue SH-88
                  Dr 5000 Cost of goods sold                     USD 30.00   0b5e7a10@210+24(W12)
                  Cr 1200 Inventory on hand                      USD 30.00   0b5e7a10@210+24(W12)
                  BOLT-M8      ALLOCATED -> IN_TRANSIT               12 EA   0b5e7a10@210+24(W12)
                """);
    }

    @Test
    void whatAWarehouseCorrectsIsGainedLostPutAsideOrTakenBackAtItsValue() {
        var source = new SourceSpan(MESSAGE, 210, 24, "W19");
        var correction = new StockAdjusted.Correction(
                US,
                "SA-1",
                DAY,
                Cause.NONE,
                List.of(
                        adjusted(StockState.ADJUSTMENT, StockState.ON_HAND, 2, "5.00", source),
                        adjusted(StockState.ON_HAND, StockState.ADJUSTMENT, 1, "2.50", source),
                        adjusted(StockState.ON_HAND, StockState.QUARANTINED, 4, "10.00", source),
                        adjusted(StockState.QUARANTINED, StockState.ON_HAND, 1, "2.50", source),
                        adjusted(StockState.QUARANTINED, StockState.ADJUSTMENT, 3, "7.50", source)));

        assertThat(PostingText.of(new StockAdjusted().postingFor(correction)))
                .isEqualTo(
                        """
                stock adjustment SA-1
                  Dr 1200 Inventory on hand                       USD 5.00   0b5e7a10@210+24(W19)
                  Cr 5030 Inventory adjustment                    USD 5.00   0b5e7a10@210+24(W19)
                  Dr 5030 Inventory adjustment                    USD 2.50   0b5e7a10@210+24(W19)
                  Cr 1200 Inventory on hand                       USD 2.50   0b5e7a10@210+24(W19)
                  Dr 1220 Inventory in quarantine                USD 10.00   0b5e7a10@210+24(W19)
                  Cr 1200 Inventory on hand                      USD 10.00   0b5e7a10@210+24(W19)
                  Dr 1200 Inventory on hand                       USD 2.50   0b5e7a10@210+24(W19)
                  Cr 1220 Inventory in quarantine                 USD 2.50   0b5e7a10@210+24(W19)
                  Dr 5030 Inventory adjustment                    USD 7.50   0b5e7a10@210+24(W19)
                  Cr 1220 Inventory in quarantine                 USD 7.50   0b5e7a10@210+24(W19)
                  BOLT-M8      ADJUSTMENT -> ON_HAND                  2 EA   0b5e7a10@210+24(W19)
                  BOLT-M8      ON_HAND -> ADJUSTMENT                  1 EA   0b5e7a10@210+24(W19)
                  BOLT-M8      ON_HAND -> QUARANTINED                 4 EA   0b5e7a10@210+24(W19)
                  BOLT-M8      QUARANTINED -> ON_HAND                 1 EA   0b5e7a10@210+24(W19)
                  BOLT-M8      QUARANTINED -> ADJUSTMENT              3 EA   0b5e7a10@210+24(W19)
                """);
    }

    private static StockAdjusted.Line adjusted(
            StockState from, StockState to, long quantity, String value, SourceSpan source) {
        return new StockAdjusted.Line(
                BOLT, EAST, null, from, to, each(quantity), usd(value), Account.INVENTORY_ADJUSTMENT, source);
    }

    /** Figures of the first shipment of the reference scenario: 200 units at 7.90, freight 48, billed at 2,400 plus 60 and 8.25 % tax. */
    @Test
    void aShipmentWaitsInAccount1230UntilItIsBilledWhenCostIsRecognisedWithTheInvoice() {
        var cost = new CostPool(new BigDecimal("1000"), usd("7900.00")).issue(new BigDecimal("200"));

        var issue = new GoodsIssue(CogsAt.INVOICE)
                .postingFor(shipped(200, cost.amount().toPlainString()));
        var freight = new FreightAccrued()
                .postingFor(new FreightAccrued.Expected(US, "SH-88", "SO-1", DAY, Cause.NONE, usd("48.00"), null));
        var invoice = new CustomerInvoice(CogsAt.INVOICE)
                .postingFor(billed(cost.amount().toPlainString()));

        assertThat(PostingText.of(issue) + PostingText.of(freight) + PostingText.of(invoice))
                .isEqualTo(
                        """
                goods issue SH-88
                  Dr 1230 Shipped not invoiced                 USD 1580.00   0b5e7a10@210+24(W12)
                  Cr 1200 Inventory on hand                    USD 1580.00   0b5e7a10@210+24(W12)
                  BOLT-M8      ALLOCATED -> IN_TRANSIT              200 EA   0b5e7a10@210+24(W12)
                freight accrued SH-88
                  Dr 5020 Freight out                            USD 48.00
                  Cr 2020 Outbound freight accrual               USD 48.00
                customer invoice INV-1
                  Dr 1100 Accounts receivable                  USD 2662.95   0b5e7a10@210+24(W12)
                  Cr 4000 Sales                                USD 2400.00   0b5e7a10@210+24(W12)
                  Cr 4010 Freight billed to customers            USD 60.00   0b5e7a10@210+24(W12)
                  Cr 2050 Sales tax payable                     USD 202.95   0b5e7a10@210+24(W12)
                  Dr 5000 Cost of goods sold                   USD 1580.00   0b5e7a10@210+24(W12)
                  Cr 1230 Shipped not invoiced                 USD 1580.00   0b5e7a10@210+24(W12)
                """);
    }

    @Test
    void anInvoiceMovesNoCostWhenItWasRecognisedAtTheDock() {
        assertThat(PostingText.of(new CustomerInvoice(CogsAt.SHIP).postingFor(billed("1580.00"))))
                .isEqualTo(
                        """
                customer invoice INV-1
                  Dr 1100 Accounts receivable                  USD 2662.95   0b5e7a10@210+24(W12)
                  Cr 4000 Sales                                USD 2400.00   0b5e7a10@210+24(W12)
                  Cr 4010 Freight billed to customers            USD 60.00   0b5e7a10@210+24(W12)
                  Cr 2050 Sales tax payable                     USD 202.95   0b5e7a10@210+24(W12)
                """);
    }

    @Test
    void aCarriersBillTakesTheAccrualAwayAndOnlyTheDifferenceIsFreightAgain() {
        var above = part("10.00", FREIGHT, expected("SH-88", "9.00"));
        var below = part("7.50", null, expected("SH-89", "5.00"), expected("SH-89-2", "3.00"));
        var asExpected = part("4.00", FREIGHT, expected("SH-90", "4.00"));
        var unexpected = part("2.50", FREIGHT);

        assertThat(PostingText.of(new FreightBilled().postingFor(bill("24.00", above, below, asExpected, unexpected))))
                .isEqualTo(
                        """
                freight billed PRO-1
                  Dr 2020 Outbound freight accrual                USD 9.00   0b5e7a10@410+18(L1)
                  Dr 5020 Freight out                             USD 1.00   0b5e7a10@410+18(L1)
                  Dr 2020 Outbound freight accrual                USD 5.00
                  Dr 2020 Outbound freight accrual                USD 3.00
                  Cr 5020 Freight out                             USD 0.50
                  Dr 2020 Outbound freight accrual                USD 4.00   0b5e7a10@410+18(L1)
                  Dr 5020 Freight out                             USD 2.50   0b5e7a10@410+18(L1)
                  Cr 2000 Accounts payable                       USD 24.00   0b5e7a10@300+40(B3)
                """);
    }

    @Test
    void aCarriersBillInAnotherCurrencyGivesTheExpectationBackAndStandsInItsOwn() {
        var part = new FreightBilled.Part(
                List.of(new FreightBilled.Expected("SH-88", "SO-1", Money.of("9.00", "EUR"))), usd("10.00"), null);

        assertThat(PostingText.of(new FreightBilled().postingFor(bill("10.00", part))))
                .isEqualTo(
                        """
                freight billed PRO-1
                  Dr 2020 Outbound freight accrual                EUR 9.00
                  Cr 5020 Freight out                             EUR 9.00
                  Dr 5020 Freight out                            USD 10.00
                  Cr 2000 Accounts payable                       USD 10.00   0b5e7a10@300+40(B3)
                """);
    }

    @Test
    void whatACarrierIsOwedSaysForWhichBillAndUntilWhenAndHappensOnce() {
        var posting = new FreightBilled().postingFor(bill("9.00", part("9.00", null, expected("SH-88", "9.00"))));

        assertThat(posting.money().get(1).dimensions())
                .isEqualTo(Dimensions.NONE.party(new PartyId("lakeview")).openItem("PRO-1", DAY.plusDays(30)));
        assertThat(posting.effect().value()).isEqualTo("freight-billed:lakeview/PRO-1");
    }

    @Test
    void aCarriersBillWhosePartsAreNotItsTotalDoesNotBalance() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new FreightBilled().postingFor(bill("9.01", part("9.00", null))))
                .withMessage("freight billed PRO-1 does not balance: off by USD -0.01");
    }

    @Test
    void theReceivableSaysWhoOwesItForWhichInvoiceAndUntilWhen() {
        var receivable = new CustomerInvoice(CogsAt.SHIP)
                .postingFor(billed("0.00"))
                .money()
                .get(0);

        assertThat(receivable.dimensions())
                .isEqualTo(Dimensions.NONE
                        .party(CUSTOMER)
                        .order("SO-1")
                        .shipment("SH-88")
                        .openItem("INV-1", DAY.plusDays(30)));
    }

    @Test
    void anInvoiceWhoseLinesAreNotItsGoodsDoesNotBalance() {
        var billed = billed("0.00");
        var wrong = new CustomerInvoice.Billed(
                billed.invoice(),
                US,
                CUSTOMER,
                "SO-1",
                Cause.NONE,
                Account.FREIGHT_BILLED,
                List.of(line("2399.99", "0.00", null)));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CustomerInvoice(CogsAt.SHIP).postingFor(wrong))
                .withMessage("customer invoice INV-1 does not balance: off by USD 0.01");
    }

    @Test
    void whatIsPromisedBackIsAccruedWithTheInvoice() {
        var invoice = billed("1580.00", new CustomerInvoice.Rebate("RB-1", BigDecimal.valueOf(2), usd("48.00")));

        assertThat(PostingText.of(new CustomerInvoice(CogsAt.SHIP).postingFor(invoice)))
                .contains(
                        """
                  Dr 4040 Customer rebates                       USD 48.00   0b5e7a10@210+24(W12)
                  Cr 2080 Customer rebate accrual                USD 48.00   0b5e7a10@210+24(W12)
                """);
    }

    @Test
    void allocationReleaseAndDeliveryMoveStockAndNoMoney() {
        var moved = new StockMoved(
                US, "SO-1/1", DAY, Cause.NONE, List.of(new StockMoved.Line(BOLT, EAST, null, each(3), null)));

        var text = PostingText.of(new OrderAllocated().postingFor(moved))
                + PostingText.of(new AllocationReleased().postingFor(moved))
                + PostingText.of(new Delivered().postingFor(moved));

        assertThat(text)
                .isEqualTo(
                        """
                order allocated SO-1/1
                  BOLT-M8      ON_HAND -> ALLOCATED                   3 EA
                allocation released SO-1/1
                  BOLT-M8      ALLOCATED -> ON_HAND                   3 EA
                delivered SO-1/1
                  BOLT-M8      IN_TRANSIT -> CUSTOMER                 3 EA
                """);
    }

    @Test
    void whatOpeningBalancesDoNotAddUpToIsEquity() {
        var balances = new OpeningBalance.Balances(
                US,
                "US01",
                DAY,
                List.of(
                        new OpeningBalance.Line(Account.BANK, Side.DEBIT, usd("50000.00"), Dimensions.NONE),
                        new OpeningBalance.Line(
                                Account.RECEIVABLE,
                                Side.DEBIT,
                                usd("1200.00"),
                                Dimensions.NONE.party(CUSTOMER).openItem("OPEN-1", DAY))));

        assertThat(PostingText.of(new OpeningBalance().postingFor(balances)))
                .isEqualTo(
                        """
                opening balance US01
                  Dr 1010 Bank                                USD 50000.00
                  Dr 1100 Accounts receivable                  USD 1200.00
                  Cr 3000 Equity                              USD 51200.00
                """);
    }

    @Test
    void aReversalMirrorsEveryLineAndMovement() {
        var wrong = new GoodsIssue(CogsAt.SHIP).postingFor(shipped(12, "30.00"));

        assertThat(PostingText.of(
                        new Reversal().postingFor(new Reversal.Mistake(42, wrong, DAY.plusDays(1), Cause.NONE))))
                .isEqualTo(
                        """
                reversal JE-00000042
                  Cr 5000 Cost of goods sold                     USD 30.00   0b5e7a10@210+24(W12)
                  Dr 1200 Inventory on hand                      USD 30.00   0b5e7a10@210+24(W12)
                  BOLT-M8      IN_TRANSIT -> ALLOCATED               12 EA   0b5e7a10@210+24(W12)
                """);
    }

    @Test
    void aPostingThatDoesNotBalanceCannotBeBuilt() {
        var draft = Posting.draft("slip of the pen", "1", US, DAY)
                .debit(Account.BANK, usd("10.00"), Dimensions.NONE, null)
                .credit(Account.EQUITY, usd("10.01"), Dimensions.NONE, null);

        assertThatIllegalArgumentException()
                .isThrownBy(draft::post)
                .withMessage("slip of the pen 1 does not balance: off by USD -0.01");
    }

    @Test
    void aLineOnAControlAccountSaysWhoseItIs() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Posting.draft("x", "1", US, DAY).debit(Account.RECEIVABLE, usd("1.00"), Dimensions.NONE, null))
                .withMessage("a line on 1100 Accounts receivable says which party and which open item");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        Posting.draft("x", "1", US, DAY).debit(Account.INVENTORY, usd("1.00"), Dimensions.NONE, null))
                .withMessage("a line on 1200 Inventory on hand says which item");
    }

    private static GoodsIssue.Shipped shipped(long quantity, String cost) {
        var line = new GoodsIssue.Line(BOLT, EAST, null, each(quantity), usd(cost), Account.COST_OF_GOODS_SOLD, span());
        return new GoodsIssue.Shipped(US, "SH-88", "SO-1", DAY, Cause.NONE, List.of(line));
    }

    private static CustomerInvoice.Billed billed(String cost, CustomerInvoice.Rebate... rebates) {
        var tax = new Invoice.Tax("CO", new BigDecimal("8.25"), usd("2460.00"), usd("202.95"));
        var invoice = new Invoice(
                new DocumentNumber("INV-1"),
                new PartyId("US01"),
                CUSTOMER,
                new DocumentNumber("PO-1"),
                new DocumentNumber("SH-88"),
                DAY,
                DAY.plusDays(30),
                DAY,
                Currency.getInstance("USD"),
                List.of(),
                List.of(),
                usd("2400.00"),
                usd("60.00"),
                List.of(),
                List.of(tax),
                usd("2662.95"),
                Provenance.OURS);
        return new CustomerInvoice.Billed(
                invoice,
                US,
                CUSTOMER,
                "SO-1",
                Cause.NONE,
                Account.FREIGHT_BILLED,
                List.of(line("2400.00", cost, span(), rebates)));
    }

    private static CustomerInvoice.Line line(
            String amount, String cost, SourceSpan source, CustomerInvoice.Rebate... rebates) {
        return new CustomerInvoice.Line(
                BOLT, usd(amount), usd(cost), List.of(rebates), Account.SALES, Account.COST_OF_GOODS_SOLD, source);
    }

    private static SourceSpan span() {
        return new SourceSpan(MESSAGE, 210, 24, "W12");
    }

    private static FreightBilled.Billed bill(String total, FreightBilled.Part... parts) {
        return new FreightBilled.Billed(
                US,
                new PartyId("lakeview"),
                "PRO-1",
                DAY,
                DAY.plusDays(30),
                Cause.NONE,
                usd(total),
                List.of(parts),
                new SourceSpan(MESSAGE, 300, 40, "B3"));
    }

    private static FreightBilled.Part part(String billed, SourceSpan source, FreightBilled.Expected... expected) {
        return new FreightBilled.Part(List.of(expected), usd(billed), source);
    }

    private static FreightBilled.Expected expected(String shipment, String freight) {
        return new FreightBilled.Expected(shipment, "SO-1", usd(freight));
    }
}
