package throughline.operations.ordering;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Decision;
import throughline.ledger.trail.Decisions;
import throughline.ledger.trail.Documents;
import throughline.model.document.Order;
import throughline.operations.fulfilment.ShippedOrders.Follows;
import throughline.operations.fulfilment.ShippedOrders.Missing;
import throughline.operations.master.MasterData;
import throughline.operations.master.ShortShipment;
import throughline.operations.ruling.FiringText;
import throughline.rules.OrderQuestion;
import throughline.rules.RuleBook;
import throughline.rules.allocation.AllocationPlan.Rest;
import throughline.rules.facts.ShortLine;

/** Asks the rules what becomes of goods that a warehouse was told to ship and has not got. */
final class ShortGoods {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final OrderDesk.Archive archive;
    private final OrderRound.Tools tools;

    ShortGoods(OrderDesk.Archive archive, OrderRound.Tools tools) {
        this.archive = archive;
        this.tools = tools;
    }

    /**
     * One answer for each, in their order; of an order whose customer is not in the master data any more, his setting of then.
     *
     * @param orders locked, by number
     */
    List<Follows> follows(UnitOfWork unit, MasterData master, Map<Long, OpenOrder> orders, List<Missing> lines) {
        var now = tools.clock().instant();
        var book = tools.rules().current();
        var facts = new PolicyFacts(master, LocalDate.ofInstant(now, ZoneOffset.UTC));
        var texts = Documents.texts(
                unit, orders.values().stream().map(order -> order.head.says()).toList());
        var questions = new HashMap<Long, Optional<OrderQuestion>>();
        var decisions = new ArrayList<Decision>(lines.size());
        var answers = new ArrayList<Follows>(lines.size());
        for (var line : lines) {
            var order = orders.get(line.order());
            if (order == null) {
                throw new IllegalStateException(
                        "%s was not locked before it was shipped".formatted(SalesOrderNumber.text(line.order())));
            }
            var question = questions.computeIfAbsent(
                    line.order(), none -> question(facts, master, order, texts.get(order.head.says())));
            answers.add(
                    question.isEmpty()
                            ? new Follows(line.otherwise(), "", null, null)
                            : decide(unit, book, question.get(), order, line, now, decisions));
        }
        tools.keep(unit, book, now);
        Decisions.add(unit, decisions);
        return answers;
    }

    private Optional<OrderQuestion> question(
            PolicyFacts facts, MasterData master, OpenOrder order, @Nullable String json) {
        var customer = master.customer(order.terms.customer());
        if (customer == null || json == null || !(archive.text().read("Order", json) instanceof Order document)) {
            return Optional.empty();
        }
        var checked = new OrderCheck(master, order.approvals).check(document);
        var whole =
                facts.question(checked, customer, order.head.channel(), facts.lines(checked.good(), customer.entity()));
        // Its lines are not on the table when goods are short: one of them is, and it has its own fact.
        return Optional.of(new OrderQuestion(whole.customer(), whole.order(), List.of()));
    }

    private Follows decide(
            UnitOfWork unit,
            RuleBook book,
            OrderQuestion question,
            OpenOrder order,
            Missing line,
            Instant now,
            List<Decision> decisions) {
        var otherwise = line.otherwise() == ShortShipment.CANCEL ? Rest.CANCEL : Rest.BACK_ORDER;
        try (var deliberation = book.deliberate(question, now)) {
            var decided = deliberation.shortShipment(fact(line), otherwise);
            var rest = decided.rest() == Rest.CANCEL ? ShortShipment.CANCEL : ShortShipment.BACK_ORDER;
            var verb = rest == ShortShipment.CANCEL ? "cancelShort" : "backOrderShort";
            var why = decided.because().stream()
                    .filter(firing -> firing.verb().equals(verb))
                    .map(firing -> String.valueOf(firing.reason()))
                    .findFirst()
                    .orElse("");
            var document = line.cause().document();
            var decision = new Decision(
                    Decisions.nextId(unit),
                    document == null ? order.head.document() : document,
                    "allocation",
                    "%s/%d".formatted(order.head.text(), line.line()),
                    "SHORT_" + rest,
                    why.isEmpty() ? "no rule speaks of it, and the customer's setting counts" : why,
                    book.fingerprint(),
                    FiringText.of(decided.because()),
                    now);
            decisions.add(decision);
            return new Follows(rest, why, decision.id(), book.fingerprint());
        }
    }

    private static ShortLine fact(Missing line) {
        var percent = line.told().signum() == 0
                ? HUNDRED
                : line.missing().multiply(HUNDRED).divide(line.told(), 2, HALF_EVEN);
        return new ShortLine(
                line.line() - 1,
                line.item().code(),
                line.missing(),
                percent,
                line.value().amount());
    }
}
