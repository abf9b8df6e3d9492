package throughline.operations.ordering;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import throughline.operations.ruling.Seen;
import throughline.operations.ruling.SeenRows;
import throughline.operations.ruling.SeenShort;
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
        var rounds = new LinkedHashMap<Long, Optional<Round>>();
        var answers = new ArrayList<Follows>(lines.size());
        for (var line : lines) {
            var order = orders.get(line.order());
            if (order == null) {
                throw new IllegalStateException(
                        "%s was not locked before it was shipped".formatted(SalesOrderNumber.text(line.order())));
            }
            answers.add(rounds.computeIfAbsent(
                            line.order(), none -> round(facts, master, order, texts.get(order.head.says())))
                    .map(round -> round.decide(unit, book, line, now))
                    .orElseGet(() -> new Follows(line.otherwise(), "", null, null)));
        }
        tools.keep(unit, book, now);
        var decided = rounds.values().stream().flatMap(Optional::stream).toList();
        Decisions.add(
                unit,
                decided.stream().flatMap(round -> round.decisions.stream()).toList());
        SeenRows.add(unit, decided.stream().map(Round::seen).toList(), book.fingerprint(), now);
        return answers;
    }

    private Optional<Round> round(PolicyFacts facts, MasterData master, OpenOrder order, @Nullable String json) {
        var customer = master.customer(order.terms.customer());
        if (customer == null || json == null || !(archive.text().read("Order", json) instanceof Order document)) {
            return Optional.empty();
        }
        var checked = new OrderCheck(master, order.approvals).check(document);
        var question =
                facts.question(checked, customer, order.head.channel(), facts.lines(checked.good(), customer.entity()));
        return Optional.of(new Round(order, question));
    }

    /** The lines of one order that are short. */
    private static final class Round {
        private final OpenOrder order;
        private final OrderQuestion question;
        private final List<SeenShort.Told> told = new ArrayList<>(1);
        private final List<ShortLine> lines = new ArrayList<>(1);
        private final List<Decision> decisions = new ArrayList<>(1);

        Round(OpenOrder order, OrderQuestion question) {
            this.order = order;
            this.question = question;
        }

        Follows decide(UnitOfWork unit, RuleBook book, Missing line, Instant now) {
            var ordered = order.lines.get(line.line() - 1);
            told.add(new SeenShort.Told(
                    ordered.buyerLine,
                    line.told(),
                    ordered.understood().baseUnit().code(),
                    line.otherwise().name()));
            lines.add(fact(line));
            var seen = sight();
            try (var deliberation = seen.deliberate(book, now)) {
                var decided = seen.decide(deliberation, lines.size() - 1);
                var document = line.cause().document();
                var decision = new Decision(
                        Decisions.nextId(unit),
                        document == null ? order.head.document() : document,
                        "allocation",
                        "%s/%d".formatted(order.head.text(), line.line()),
                        SeenShort.outcome(decided),
                        SeenShort.reason(decided),
                        book.fingerprint(),
                        FiringText.of(decided.because()),
                        now);
                decisions.add(decision);
                var rest = decided.rest() == Rest.CANCEL ? ShortShipment.CANCEL : ShortShipment.BACK_ORDER;
                return new Follows(rest, SeenShort.why(decided), decision.id(), book.fingerprint());
            }
        }

        private SeenShort sight() {
            var head = new Seen.Head(
                    order.terms.entity().code(),
                    order.terms.currency().getCurrencyCode(),
                    String.join(" ", order.approvals));
            return new SeenShort(head, question.customer(), question.order(), told, lines);
        }

        SeenRows.Fresh seen() {
            return new SeenRows.Fresh(
                    order.head.number(), decisions.stream().map(Decision::id).toList(), sight());
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
