package throughline.operations.ordering;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Books;
import throughline.ledger.book.Cause;
import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Documents;
import throughline.model.document.DocumentText;
import throughline.model.document.Order;
import throughline.model.document.OrderChange;
import throughline.model.value.ItemId;
import throughline.operations.Received;
import throughline.operations.Verdict;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.Continuation;
import throughline.operations.exception.NewCase;
import throughline.operations.exception.Waiting;
import throughline.operations.fulfilment.Fulfilment;
import throughline.operations.fulfilment.ShippedOrders;
import throughline.operations.master.Customer;
import throughline.operations.master.MasterDataBook;
import throughline.operations.outbox.Outbox;
import throughline.rules.RuleBooks;

/** The order desk: takes orders, answers for them, and goes on with them when a person has decided or goods have come in. */
public final class OrderDesk {

    private static final String WAITING_FOR =
            """
            select distinct order_number from desk.sales_order_line where item = ? and back_ordered > 0 and state = 'BACK_ORDERED'
            order by order_number limit 200""";

    /** Where it keeps and looks things up. */
    public record Archive(Database database, DocumentText text, MasterDataBook master, CaseBook cases) {}

    private final Archive archive;
    private final OrderRound.Tools tools;

    OrderDesk(Archive archive, OrderRound.Tools tools) {
        this.archive = archive;
        this.tools = tools;
    }

    public static OrderDesk open(Archive archive, Policies policies) {
        return new OrderDesk(
                archive,
                new OrderRound.Tools(
                        archive.master(),
                        policies.rules(),
                        policies.books(),
                        policies.fulfilment(),
                        policies.outbox(),
                        archive.cases(),
                        policies.clock(),
                        ConcurrentHashMap.newKeySet()));
    }

    /** Who decides, and who carries it out. */
    public record Policies(RuleBooks rules, Books books, Fulfilment fulfilment, Outbox outbox, Clock clock) {}

    /** Takes new orders in the caller's transaction; one answer per order, in their order. */
    public List<Verdict> take(UnitOfWork unit, List<Received> takings) {
        var round = new OrderRound(tools, unit);
        var works = new ArrayList<@Nullable Work>(takings.size());
        var results = new ArrayList<Verdict>(takings.size());
        for (var taking : takings) {
            var checked = new OrderCheck(round.master, Set.of()).check(order(taking));
            works.add(checked.customer() == null ? null : fresh(round, taking, checked, checked.customer()));
        }
        round.takeUp(works.stream().filter(Objects::nonNull).toList());
        for (int i = 0; i < takings.size(); i++) {
            var work = works.get(i);
            results.add(work == null ? nobodys(unit, round, takings.get(i)) : Standing.of(work));
        }
        return results;
    }

    /** Takes a buyer's change in the caller's transaction. {@code cause} names its message and its row in the trail. */
    public Verdict change(UnitOfWork unit, OrderChange change, Cause cause) {
        return new OrderChanges(archive, tools).take(unit, change, cause);
    }

    /** How an order stands, as an answer to whoever sent it; nothing when there is no such order. */
    public Optional<Verdict> standing(UnitOfWork unit, String number) {
        var parsed = SalesOrderNumber.parse(number);
        return parsed.isEmpty()
                ? Optional.empty()
                : OrderStore.look(unit, List.of(parsed.getAsLong())).values().stream()
                        .findFirst()
                        .map(Standing::of);
    }

    /** What goes on when a case about an order or one of its lines is decided. */
    public Continuation continuation() {
        return new OrderDecisions(archive, tools);
    }

    /** What shipping does to orders. */
    public ShippedOrders shippedOrders() {
        return new OrderShipments(new ShortGoods(archive, tools), archive.master());
    }

    /** By our number ({@code SO-0000017}). */
    public Optional<SalesOrder> find(String number) {
        var parsed = SalesOrderNumber.parse(number);
        return parsed.isEmpty()
                ? Optional.empty()
                : archive.database().read(unit -> OrderStore.look(unit, List.of(parsed.getAsLong())).values().stream()
                        .findFirst()
                        .map(SalesOrders::view));
    }

    /** The newest first; null asks for nothing. {@code text} is our number or the start of the buyer's. */
    public List<SalesOrder> list(
            @Nullable String customer, @Nullable OrderState state, @Nullable String text, int limit, int offset) {
        return archive.database()
                .read(unit -> SalesOrders.list(unit, new SalesOrders.Filter(customer, state, text), limit, offset));
    }

    /**
     * Calls off what has not been shipped; the buyer is told.
     *
     * @throws OrderRefused when there is no such order, or nothing of it is left to call off
     */
    public SalesOrder cancel(String number, String by, String why) {
        var parsed = SalesOrderNumber.parse(number).orElseThrow(() -> new OrderRefused("there is no order " + number));
        return archive.database().transact(unit -> {
            new OrderChanges(archive, tools).cancel(unit, parsed, Cause.NONE, "%s (by %s)".formatted(why, by));
            return SalesOrders.view(OrderStore.look(unit, List.of(parsed)).get(parsed));
        });
    }

    /** Goods have come in: sets them aside for whom policy serves first, then for whom has waited longest; how many lines got some. */
    public int retryBackOrders(ItemId item) {
        return archive.database().transact(unit -> retryBackOrders(unit, item));
    }

    /** The same in the caller's transaction, which has locked neither orders nor stock yet. */
    public int retryBackOrders(UnitOfWork unit, ItemId item) {
        var numbers = OrderStore.numbers(unit, WAITING_FOR, item.code());
        if (numbers.isEmpty()) {
            return 0;
        }
        var round = new OrderRound(tools, unit);
        var resumed = resume(archive, unit, round, numbers, Cause.NONE);
        round.goOn(resumed.works(), resumed.exposures(), () -> {});
        return (int) resumed.works().stream()
                .flatMap(work -> work.order.lines.stream())
                .filter(OpenLine::served)
                .count();
    }

    /** Orders taken up again, locked. */
    record Resumed(List<Work> works, Exposures exposures) {}

    /** Locks customers' exposure, then their orders, and puts these on the desk again. */
    static Resumed resume(Archive archive, UnitOfWork unit, OrderRound round, List<Long> numbers, Cause cause) {
        var customers = new TreeMap<String, Currency>();
        OrderStore.look(unit, numbers)
                .values()
                .forEach(order -> customers.put(order.terms.customer(), order.terms.currency()));
        var exposures = Exposures.lock(unit, customers);
        var orders = OrderStore.lock(unit, numbers);
        var texts = Documents.texts(
                unit, orders.values().stream().map(order -> order.head.says()).toList());
        var works = new ArrayList<Work>(orders.size());
        for (var order : orders.values()) {
            works.add(resumed(archive, round, order, texts, cause));
        }
        return new Resumed(works, exposures);
    }

    private static Work resumed(
            Archive archive, OrderRound round, OpenOrder order, Map<Long, String> texts, Cause cause) {
        var json = texts.get(order.head.says());
        if (json == null || !(archive.text().read("Order", json) instanceof Order document)) {
            throw new IllegalStateException("the document of %s is not in the trail".formatted(order.head.text()));
        }
        var own = cause.document() == null ? Cause.of(order.head.message(), order.head.document()) : cause;
        return again(round, order, document, own);
    }

    /** An order with what master data says of it now. */
    static Work again(OrderRound round, OpenOrder order, Order document, Cause cause) {
        var checked = new OrderCheck(round.master, order.approvals).check(document);
        var customer = checked.customer() == null ? round.master.customer(order.terms.customer()) : checked.customer();
        if (customer == null) {
            throw new OrderRefused("customer %s of %s is not in the customer master any more"
                    .formatted(order.terms.customer(), order.head.text()));
        }
        order.terms = terms(checked, customer, document);
        return new Work(order, document, customer, checked, cause);
    }

    private static Order order(Received taking) {
        if (taking.document() instanceof Order order) {
            return order;
        }
        throw new IllegalArgumentException(
                "the order desk was handed a " + taking.document().type());
    }

    private static OpenOrder.Terms terms(CheckedOrder checked, Customer customer, Order document) {
        return new OpenOrder.Terms(
                customer.code(),
                customer.entity(),
                checked.currency(),
                checked.jurisdiction(),
                checked.exempt(),
                customer.prepaid(),
                customer.delivery().shipComplete() || Boolean.TRUE.equals(document.shipComplete()),
                Likeness.of(checked.good(), customer, document));
    }

    private static Work fresh(OrderRound round, Received taking, CheckedOrder checked, Customer customer) {
        var document = order(taking);
        var head = new OpenOrder.Head(
                round.unit.next("desk.sales_order_number"),
                taking.row(),
                taking.row(),
                taking.message(),
                document.sender().code(),
                taking.channel(),
                document.number(),
                document.orderedOn(),
                document.deliverOn(),
                round.now);
        var order = new OpenOrder(head, terms(checked, customer, document));
        order.fresh = true;
        for (var line : document.lines()) {
            var open = OpenLine.of(order.lines.size() + 1, line);
            open.judged = true;
            order.lines.add(open);
        }
        return new Work(order, document, customer, checked, taking.cause());
    }

    /** The partner is known and stands for no customer: the document waits until it does. */
    private Verdict nobodys(UnitOfWork unit, OrderRound round, Received taking) {
        var problem = new OrderCheck(round.master, Set.of())
                .check(order(taking))
                .problems()
                .get(0);
        var found = new NewCase(
                problem.code(),
                problem.who(),
                problem.reason(),
                problem.where(),
                taking.message(),
                taking.document().number().value(),
                null,
                null,
                "document:" + taking.row());
        var waiting = new Waiting(Waiting.Kind.DOCUMENT, String.valueOf(taking.row()));
        var id = archive.cases()
                .open(unit, List.of(new CaseBook.Opening(found, waiting)))
                .get(0);
        return new Verdict(Verdict.Kind.HELD, null, problem.reason(), List.of(id));
    }
}
