package throughline.operations.ordering;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Cause;
import throughline.ledger.stock.StockKey;
import throughline.ledger.trail.Decision;
import throughline.model.document.Order;
import throughline.model.value.Money;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.CaseId;
import throughline.operations.master.Customer;
import throughline.operations.ordering.PromotionsTaken.Purse;
import throughline.operations.ruling.SeenRows;
import throughline.rules.allocation.AllocationPlan.LinePlan;

/** One order on the desk: what is decided about it, collected until the whole batch is written. For one transaction. */
final class Work {

    final OpenOrder order;
    final Order document;
    final Customer customer;
    final CheckedOrder checked;
    /** What made us take it up: its own document, a change to it, or nothing but a person. */
    final Cause cause;

    final List<Decision> decisions = new ArrayList<>(3);
    /** What these decisions saw. */
    final List<SeenRows.Fresh> seen = new ArrayList<>(1);

    final List<CaseBook.Opening> openings = new ArrayList<>(0);
    /** What a person has to do outside, whatever is decided about the order: stop a shipment, order from a supplier. */
    final List<CaseBook.Opening> errands = new ArrayList<>(0);

    final List<CaseId> cases = new ArrayList<>(0);
    /** Where the goods of a line may come from, by the line's index. */
    final Map<Integer, LinePlan> plans = new LinkedHashMap<>();
    /** Goods taken back from its lines in this transaction. */
    final Map<OpenLine, Map<StockKey, BigDecimal>> released = new LinkedHashMap<>();

    int priority;
    boolean shipComplete;
    /** Whether the buyer is to be told. */
    boolean answer;
    /** What of it is in the customer's exposure already; null while that is what is stored. */
    @Nullable
    Money counted;

    /** What of promotions is counted for it already; null while that is what is stored. */
    @Nullable
    Map<Purse, Long> taken;

    Work(OpenOrder order, Order document, Customer customer, CheckedOrder checked, Cause cause) {
        this.order = order;
        this.document = document;
        this.customer = customer;
        this.checked = checked;
        this.cause = cause;
    }

    String number() {
        return order.head.text();
    }

    Map<Purse, Long> taken() {
        return taken == null ? order.promotionsStored : taken;
    }

    Money counted(Currency currency) {
        return counted == null ? Money.ofMinor(order.exposureStored, currency) : counted;
    }

    Cause causeWithDecisions() {
        String ruleBook = null;
        for (var decision : decisions) {
            ruleBook = decision.ruleBook() == null ? ruleBook : decision.ruleBook();
        }
        return cause.decided(decisions.stream().map(Decision::id).toList(), ruleBook);
    }

    OpenLine line(int index) {
        return order.lines.get(index - 1);
    }
}
