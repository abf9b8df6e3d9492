package throughline.ledger.posting;

import static throughline.ledger.book.Account.REBATE_ACCRUAL;
import static throughline.ledger.book.Account.RECEIVABLE;
import static throughline.ledger.book.Account.SALES_TAX_PAYABLE;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import throughline.ledger.book.Cause;
import throughline.ledger.book.Dimensions;
import throughline.ledger.book.Posting;
import throughline.model.value.EntityId;
import throughline.model.value.Money;
import throughline.model.value.PartyId;

/**
 * Rebates settled: what was promised is credited to the customer, and the tax on it is not owed any more.
 *
 * <pre>
 *   Dr 2080 Customer rebate accrual what was accrued, agreement by agreement
 *   Dr 2050 Sales tax payable       each jurisdiction's tax on it
 *   Cr 1100 Accounts receivable     total
 * </pre>
 */
public final class RebateSettled implements PostingRule<RebateSettled.Settled> {

    /**
     * A credit note.
     *
     * @param number of the credit note, the receivable's open item
     * @param customer who is credited
     * @param on the day it counts for, from which it may be taken off what is paid
     * @param amounts by agreement, without tax
     * @param taxes by jurisdiction
     */
    public record Settled(
            String number,
            EntityId entity,
            PartyId customer,
            LocalDate on,
            Cause cause,
            SortedMap<String, Money> amounts,
            SortedMap<String, Money> taxes) {

        public Settled {
            amounts = new TreeMap<>(amounts);
            taxes = new TreeMap<>(taxes);
        }
    }

    @Override
    public Posting postingFor(Settled settled) {
        var about = Dimensions.NONE.party(settled.customer());
        var draft = Posting.draft("rebate settlement", settled.number(), settled.entity(), settled.on())
                .because(settled.cause());
        for (var each : settled.amounts().entrySet()) {
            draft.debit(REBATE_ACCRUAL, each.getValue(), about.openItem(each.getKey(), null), null);
            draft.credit(RECEIVABLE, each.getValue(), about.openItem(settled.number(), settled.on()), null);
        }
        for (var each : settled.taxes().entrySet()) {
            draft.debit(SALES_TAX_PAYABLE, each.getValue(), about.jurisdiction(each.getKey()), null);
            draft.credit(RECEIVABLE, each.getValue(), about.openItem(settled.number(), settled.on()), null);
        }
        return draft.post();
    }
}
