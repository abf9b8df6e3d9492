package throughline.operations.ordering;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import throughline.ledger.book.Books;
import throughline.ledger.book.Posting;
import throughline.ledger.book.Receivables;
import throughline.ledger.posting.AllocationReleased;
import throughline.ledger.posting.OrderAllocated;
import throughline.ledger.posting.StockMoved;
import throughline.ledger.stock.StockKey;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.BusinessKey;
import throughline.ledger.trail.Decisions;
import throughline.ledger.trail.Lineage;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.operations.exception.CaseBook;
import throughline.operations.fulfilment.Fulfilment;
import throughline.operations.master.MasterData;
import throughline.operations.master.MasterDataBook;
import throughline.operations.ordering.PromotionsTaken.Purse;
import throughline.operations.outbox.Outbox;
import throughline.operations.ruling.BookText;
import throughline.operations.ruling.SeenRows;
import throughline.rules.RuleBook;
import throughline.rules.RuleBooks;

/**
 * One batch of orders in one transaction: judged, locked, served, written. A handful of statements, whatever the number of orders.
 *
 * <p>Order of locks: customers' exposure, orders, promotions with a budget, stock, the books. Judging comes before
 * them all, so it may have seen an exposure or a budget that has changed since; those orders are judged again.
 */
final class OrderRound {

    /**
     * What the order desk works with.
     *
     * @param keptBooks fingerprints of rule books whose texts are in this database already
     */
    record Tools(
            MasterDataBook master,
            RuleBooks rules,
            Books books,
            Fulfilment fulfilment,
            Outbox outbox,
            CaseBook cases,
            Clock clock,
            Set<String> keptBooks) {

        /** Keeps the text of a book that decides in this transaction, once. */
        void keep(UnitOfWork unit, RuleBook book, Instant now) {
            var fingerprint = book.fingerprint();
            if (!keptBooks.contains(fingerprint)) {
                Decisions.keepRuleBook(unit, fingerprint, BookText.of(book.files()), now);
                unit.afterCommit(() -> keptBooks.add(fingerprint));
            }
        }
    }

    final UnitOfWork unit;
    final MasterData master;
    final PolicyFacts facts;
    final LocalDate today;
    final Instant now;
    private final Tools tools;
    private final RuleBook book;
    private final StockDesk stock;

    OrderRound(Tools tools, UnitOfWork unit) {
        this.tools = tools;
        this.unit = unit;
        this.master = tools.master().current();
        this.book = tools.rules().current();
        this.now = tools.clock().instant();
        this.today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        this.facts = new PolicyFacts(master, today);
        this.stock = new StockDesk(unit, master, today);
    }

    /** Takes new orders: judged on what can be seen, and again where somebody else's order came in between. */
    void takeUp(List<Work> works) {
        var judge = new OrderJudge(unit, book, facts, gather(works), now);
        var customers = customers(works);
        var purses = purses(works);
        var seen = new Counts(Exposures.look(unit, customers.keySet()), PromotionsTaken.look(unit, purses));
        judge(judge, works, seen);
        var counts = new Counts(Exposures.lock(unit, customers), PromotionsTaken.lock(unit, purses));
        works.forEach(work -> work.counted = null);
        works.forEach(work -> work.taken = null);
        var overtaken =
                works.stream().filter(work -> !counts.agree(seen, work, facts)).toList();
        works.stream().filter(work -> !overtaken.contains(work)).forEach(counts::count);
        judge(judge, overtaken, counts);
        stock.serve(works, Map.of());
        write(works, counts);
    }

    /**
     * Goes on with orders whose rows the caller has locked, customers' exposure before them.
     *
     * @param stillRight looks at what was decided before anything is written; throws when it must not stand
     */
    void goOn(List<Work> works, Exposures exposures, Runnable stillRight) {
        var judge = new OrderJudge(unit, book, facts, gather(works), now);
        var counts = new Counts(exposures, PromotionsTaken.lock(unit, purses(works)));
        judge(judge, works, counts);
        for (var work : works) {
            planRest(judge, work);
        }
        stillRight.run();
        stock.serve(works, released(works));
        write(works, counts);
    }

    private Set<Purse> purses(List<Work> works) {
        var purses = new TreeSet<Purse>();
        works.forEach(work -> purses.addAll(facts.purses(work)));
        return purses;
    }

    private static void judge(OrderJudge judge, List<Work> works, Counts counts) {
        for (var work : works) {
            counts.withoutJudged(work);
            judge.judge(work, counts.openOrders(work), counts.promotions());
            counts.count(work);
        }
    }

    /** Lines that wait for stock and were not judged in this round still need to know where goods may come from. */
    private void planRest(OrderJudge judge, Work work) {
        var waiting = new ArrayList<CheckedLine.Good>();
        for (var line : work.order.lines) {
            if (line.backOrdered.signum() > 0
                    && !work.plans.containsKey(line.index)
                    && line.index <= work.document.lines().size()) {
                var terms = line.understood();
                var item = master.item(terms.item());
                if (item != null) {
                    waiting.add(new CheckedLine.Good(
                            line.index,
                            work.document.lines().get(line.index - 1),
                            item,
                            line.ordered.unit(),
                            terms.factor(),
                            line.backOrdered,
                            terms.taxPercent()));
                }
            }
        }
        if (!waiting.isEmpty()) {
            judge.plan(work, waiting);
        }
    }

    private OrderJudge.Gathered gather(List<Work> works) {
        var keys = new LinkedHashSet<StockKey>();
        var parties = new HashSet<PartyId>();
        for (var work : works) {
            parties.add(new PartyId(work.customer.code()));
            for (var line : work.checked.good()) {
                for (var item : facts.candidates(line.item(), work.customer.entity())) {
                    keys.addAll(facts.keys(item, work.customer.entity()));
                }
            }
        }
        return new OrderJudge.Gathered(receivables(parties), stock.free(keys), OrderHistory.of(unit, works));
    }

    private Map<PartyId, PolicyFacts.Receivable> receivables(Set<PartyId> parties) {
        var receivables = new HashMap<PartyId, PolicyFacts.Receivable>();
        for (var owed : Receivables.of(unit, parties, today)) {
            var customer = master.customer(owed.party().code());
            if (customer != null && owed.open().currency().equals(customer.currency())) {
                var days = owed.overdueSince() == null ? 0 : (int) ChronoUnit.DAYS.between(owed.overdueSince(), today);
                receivables.put(
                        owed.party(),
                        new PolicyFacts.Receivable(
                                owed.open().amount(), owed.overdue().amount(), days));
            }
        }
        return receivables;
    }

    private static Map<String, Currency> customers(List<Work> works) {
        var customers = new TreeMap<String, Currency>();
        works.forEach(work -> customers.put(work.customer.code(), work.order.terms.currency()));
        return customers;
    }

    private void write(List<Work> works, Counts counts) {
        var orders = works.stream().map(work -> work.order).toList();
        works.forEach(work -> {
            counts.count(work);
            work.answer |= work.order.state != OrderState.HELD
                    && work.order.lines.stream().anyMatch(OpenLine::served);
            work.order.responses += work.answer ? 1 : 0;
        });
        var postings = postings(works);
        OrderWriter.orders(unit, orders);
        tools.keep(unit, book, now);
        Decisions.add(
                unit, works.stream().flatMap(work -> work.decisions.stream()).toList());
        SeenRows.add(unit, works.stream().flatMap(work -> work.seen.stream()).toList(), book.fingerprint(), now);
        tools.books().post(unit, postings);
        Shipping.instruct(this, tools.fulfilment(), works);
        OrderWriter.shares(unit, orders);
        counts.exposures().write(unit);
        openCases(works);
        tools.outbox()
                .owe(
                        unit,
                        works.stream()
                                .filter(work -> work.answer)
                                .map(this::answer)
                                .toList());
        Lineage.keys(
                unit,
                works.stream()
                        .filter(work -> work.order.fresh)
                        .map(work -> BusinessKey.of(work.number(), "order", work.order.head.document()))
                        .toList());
        counts.promotions().write(unit);
    }

    private Outbox.Owed answer(Work work) {
        return new Outbox.Owed(
                Answers.of(work, master, today), work.order.head.partner(), work.number(), work.causeWithDecisions());
    }

    private void openCases(List<Work> works) {
        works.forEach(work -> work.openings.addAll(work.errands));
        var openings = works.stream().flatMap(work -> work.openings.stream()).toList();
        var ids = tools.cases().open(unit, openings).iterator();
        works.forEach(work -> work.openings.forEach(opening -> work.cases.add(ids.next())));
    }

    private List<Posting> postings(List<Work> works) {
        var postings = new ArrayList<Posting>(works.size());
        for (var work : works) {
            release(work, postings);
            var moves = new ArrayList<StockMoved.Line>();
            for (var line : work.order.lines) {
                for (var share : line.shares) {
                    if (share.fresh && ours(share.from)) {
                        moves.add(move(line, share.from, share.quantity));
                    }
                }
            }
            if (!moves.isEmpty()) {
                postings.add(new OrderAllocated().postingFor(moved(work, moves)));
            }
        }
        return postings;
    }

    private void release(Work work, List<Posting> postings) {
        var moves = new ArrayList<StockMoved.Line>();
        work.released.forEach((line, shares) -> shares.forEach((key, quantity) -> {
            if (ours(key)) {
                moves.add(move(line, key, quantity));
            }
        }));
        if (!moves.isEmpty()) {
            postings.add(new AllocationReleased().postingFor(moved(work, moves)));
        }
    }

    private StockMoved moved(Work work, List<StockMoved.Line> moves) {
        work.order.runs++;
        var about = "%s/%d".formatted(work.number(), work.order.runs);
        return new StockMoved(work.order.terms.entity(), about, today, work.causeWithDecisions(), moves);
    }

    private static StockMoved.Line move(OpenLine line, StockKey key, BigDecimal quantity) {
        return new StockMoved.Line(
                key.item(),
                key.location(),
                key.lot(),
                new Quantity(quantity, line.understood().baseUnit()),
                line.source);
    }

    /** The goods of ours that the caller has taken back from these orders in this transaction, by balance. */
    private Map<StockKey, BigDecimal> released(List<Work> works) {
        var released = new LinkedHashMap<StockKey, BigDecimal>();
        works.forEach(work -> work.released
                .values()
                .forEach(shares -> shares.forEach((key, quantity) -> released.merge(key, quantity, BigDecimal::add))));
        released.keySet().removeIf(key -> !ours(key));
        return released;
    }

    /** Whether the books keep it: what a supplier ships for us is his until it is on the road. */
    private boolean ours(StockKey key) {
        return !master.dropShip(key.location());
    }
}
