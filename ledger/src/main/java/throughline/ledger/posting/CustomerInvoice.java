package throughline.ledger.posting;

import static java.util.Objects.requireNonNull;
import static throughline.ledger.book.Account.CUSTOMER_REBATES;
import static throughline.ledger.book.Account.REBATE_ACCRUAL;
import static throughline.ledger.book.Account.RECEIVABLE;
import static throughline.ledger.book.Account.SALES_TAX_PAYABLE;
import static throughline.ledger.book.Account.SHIPPED_NOT_INVOICED;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Account;
import throughline.ledger.book.Cause;
import throughline.ledger.book.Dimensions;
import throughline.ledger.book.Posting;
import throughline.model.document.Invoice;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.Money;
import throughline.model.value.PartyId;

/**
 * Customer invoice: what was shipped is owed, and the tax on it is not ours.
 *
 * <pre>
 *   Dr 1100 Accounts receivable     total
 *   Cr 4000 Sales                   each line's amount       (or the line's own account)
 *   Cr 4010 Freight billed          freight                 (or the account that is given for it)
 *   Cr 2050 Sales tax payable       each jurisdiction's tax
 *   Dr 4040 Customer rebates        what is promised back of each line
 *   Cr 2080 Customer rebate accrual the same, by customer and agreement
 *   Dr 5000 Cost of goods sold      cost of what is billed   (cogs.at=INVOICE only; or the line's own account)
 *   Cr 1230 Shipped not invoiced    cost of what is billed   (cogs.at=INVOICE only)
 * </pre>
 */
public final class CustomerInvoice implements PostingRule<CustomerInvoice.Billed> {

    private final CogsAt cogsAt;

    public CustomerInvoice(CogsAt cogsAt) {
        this.cogsAt = cogsAt;
    }

    /**
     * What is billed.
     *
     * @param customer whose receivable it is
     * @param order our order number
     * @param freight where what the customer pays for freight goes
     * @param lines each line's amount before tax and what the goods issue had cost; their amounts add up to the invoice's goods
     */
    public record Billed(
            Invoice invoice,
            EntityId entity,
            PartyId customer,
            String order,
            Cause cause,
            Account freight,
            List<Line> lines) {

        public Billed {
            lines = List.copyOf(lines);
        }
    }

    /**
     * @param rebates what is promised back of its amount, one of each agreement
     * @param revenue the account of its amount
     * @param costOfGoods the account of its cost
     * @param source the bytes that said what was shipped
     */
    public record Line(
            ItemId item,
            Money amount,
            Money cost,
            List<Rebate> rebates,
            Account revenue,
            Account costOfGoods,
            @Nullable SourceSpan source) {

        public Line {
            rebates = List.copyOf(rebates);
        }
    }

    /**
     * A part of a line's amount that is promised back.
     *
     * @param agreement under which; the accrual's open item
     * @param percent of the line's amount
     * @param amount that part, rounded to the currency
     */
    public record Rebate(String agreement, BigDecimal percent, Money amount) {}

    @Override
    public Posting postingFor(Billed billed) {
        var invoice = billed.invoice();
        var shipment = invoice.shipment() == null ? null : invoice.shipment().value();
        var about =
                Dimensions.NONE.party(billed.customer()).order(billed.order()).shipment(shipment);
        var source = billed.lines().isEmpty() ? null : billed.lines().get(0).source();
        var issuedOn = requireNonNull(invoice.issuedOn(), "our invoice has its day");
        var dueOn = requireNonNull(invoice.dueOn(), "our invoice has its due day");
        var draft = Posting.draft("customer invoice", invoice.number().value(), billed.entity(), issuedOn)
                .because(billed.cause());

        draft.debit(RECEIVABLE, invoice.total(), about.openItem(invoice.number().value(), dueOn), source);
        for (var line : billed.lines()) {
            draft.credit(line.revenue(), line.amount(), about.item(line.item()), line.source());
        }
        draft.credit(billed.freight(), invoice.freight(), about, source);
        for (var tax : invoice.taxes()) {
            draft.credit(SALES_TAX_PAYABLE, tax.amount(), about.jurisdiction(tax.jurisdiction()), source);
        }
        for (var line : billed.lines()) {
            for (var rebate : line.rebates()) {
                draft.debit(CUSTOMER_REBATES, rebate.amount(), about.item(line.item()), line.source());
                draft.credit(
                        REBATE_ACCRUAL,
                        rebate.amount(),
                        about.item(line.item()).openItem(rebate.agreement(), null),
                        line.source());
            }
        }
        if (cogsAt == CogsAt.INVOICE) {
            for (var line : billed.lines()) {
                draft.debit(line.costOfGoods(), line.cost(), about.item(line.item()), line.source());
                draft.credit(SHIPPED_NOT_INVOICED, line.cost(), about.item(line.item()), line.source());
            }
        }
        return draft.post();
    }
}
