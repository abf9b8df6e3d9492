package throughline.operations;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Books;
import throughline.ledger.posting.CogsAt;
import throughline.ledger.proof.Verify;
import throughline.ledger.store.Database;
import throughline.ledger.trail.TrailVault;
import throughline.model.document.DocumentText;
import throughline.model.lineage.Identifiers;
import throughline.operations.as2.As2Incoming;
import throughline.operations.as2.As2Outgoing;
import throughline.operations.as2.As2Replies;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.Cases;
import throughline.operations.exception.PolicyDesks;
import throughline.operations.exception.Waiting;
import throughline.operations.freight.Agreement;
import throughline.operations.freight.Agreements;
import throughline.operations.freight.FreightChecks;
import throughline.operations.freight.FreightDesk;
import throughline.operations.fulfilment.DeliveryDesk;
import throughline.operations.fulfilment.Fulfilment;
import throughline.operations.fulfilment.ShipmentChecks;
import throughline.operations.fulfilment.ShipmentDesk;
import throughline.operations.intake.Doorway;
import throughline.operations.intake.Intake;
import throughline.operations.intake.Parked;
import throughline.operations.intake.ParkedSets;
import throughline.operations.intake.Retaking;
import throughline.operations.inventory.AdjustmentChecks;
import throughline.operations.inventory.AdjustmentDesk;
import throughline.operations.inventory.CountAcceptance;
import throughline.operations.inventory.CountDesk;
import throughline.operations.inventory.StockCameIn;
import throughline.operations.inventory.StockCounts;
import throughline.operations.inventory.Tolerance;
import throughline.operations.master.MasterDataBook;
import throughline.operations.master.store.MasterStore;
import throughline.operations.ordering.OrderChecks;
import throughline.operations.ordering.OrderDesk;
import throughline.operations.outbox.Outbound;
import throughline.operations.outbox.Outbox;
import throughline.operations.outbox.Promises;
import throughline.operations.posting.AccountDetermination;
import throughline.operations.rebate.RebateChecks;
import throughline.operations.rebate.RebateDesk;
import throughline.operations.shop.ShopBook;
import throughline.operations.shop.StockTelling;
import throughline.operations.way.Fetches;
import throughline.operations.way.Takings;
import throughline.operations.way.Ways;
import throughline.rules.RuleBooks;

/** All desks, put together: what the appliance opens once, and what tests open as often as they like. */
public final class Operations {

    /** What is stored as objects here: the database has to be told before it is opened. */
    public static final List<Class<?>> ENTITIES = MasterStore.ENTITIES;

    /** What they stand on. */
    public record Ground(
            Database database,
            RuleBooks rules,
            DocumentText text,
            Identifiers identifiers,
            Clock clock,
            Tolerance tolerance) {

        /** With every difference of a count shown. */
        public Ground(Database database, RuleBooks rules, DocumentText text, Identifiers identifiers, Clock clock) {
            this(database, rules, text, identifiers, clock, Tolerance.NONE);
        }
    }

    private final MasterDataBook master;
    private final Books books;
    private final Cases cases;
    private final CaseBook caseBook;
    private final Outbox outbox;
    private final Ways ways;
    private final Fetches fetches;
    private final Takings takings;
    private final Outbound outbound;
    private final Shops shops;
    private final As2 as2;
    private final OrderDesk orders;
    private final ShipmentDesk shipments;
    private final DeliveryDesk deliveries;
    private final StockCameIn cameIn;
    private final StockCounts counts;
    private final FreightDesk freight;
    private final RebateDesk rebates;
    private final Intake intake;
    private final Parked parked;
    private final AtomicReference<@Nullable Doorway> doorway = new AtomicReference<>();

    /** What comes and goes by AS2. */
    public record As2(As2Incoming incoming, As2Outgoing outgoing, As2Replies replies) {}

    /** What we know of shops, and what they are told. */
    public record Shops(ShopBook book, StockTelling stock) {}

    private Operations(Ground ground, Profiles profiles) {
        var database = ground.database();
        var clock = ground.clock();
        master = new MasterDataBook(database);
        books = new Books(clock);
        caseBook = new CaseBook(new PolicyDesks(ground.rules(), master), clock);
        cases = new Cases(database, caseBook, clock);
        outbox = new Outbox(ground.text(), ground.identifiers(), clock);
        ways = new Ways(database, clock, ground.identifiers().next(), Ways.HELD);
        fetches = new Fetches(database, ways, caseBook, clock);
        shops = new Shops(new ShopBook(database, clock), new StockTelling(database, master, outbox, clock));
        outbound =
                new Outbound(database, ground.text(), new Outbound.Owing(profiles.promises(), caseBook), ways, clock);
        var vault = new TrailVault(database, ground.identifiers(), clock);
        takings = new Takings(database, vault, caseBook, clock);
        as2 = new As2(
                new As2Incoming(database, vault, caseBook, clock),
                new As2Outgoing(database, vault, outbound, clock),
                new As2Replies(database, ways, caseBook, clock));
        var fulfilment = new Fulfilment(outbox, clock);
        orders = OrderDesk.open(
                new OrderDesk.Archive(database, ground.text(), master, caseBook),
                new OrderDesk.Policies(ground.rules(), books, fulfilment, outbox, clock));
        var accounts = new AccountDetermination(ground.rules(), clock);
        shipments = new ShipmentDesk(
                new ShipmentDesk.Desk(orders.shippedOrders(), books, accounts, outbox, CogsAt.SHIP, clock));
        deliveries = new DeliveryDesk(books, clock);
        freight = new FreightDesk(new FreightDesk.Desk(books, outbox, profiles.agreements(), clock));
        rebates = new RebateDesk(database, master, books, outbox, clock);
        cameIn = new StockCameIn(database, orders::retryBackOrders, clock);
        var adjustments = new AdjustmentDesk(new AdjustmentDesk.Tools(books, accounts, caseBook, cameIn, clock));
        var counting = new CountDesk(new CountDesk.Tools(caseBook, ground.tolerance(), clock));
        counts = new StockCounts(database);
        cases.whenDecided(Waiting.Kind.STOCK_COUNT, new CountAcceptance(adjustments, master));
        var stock = new Desks.Stock(adjustments, counting);
        var staff = new Desks.Staff(orders, shipments, deliveries, freight, stock, outbound);
        var desks = new Desks(staff, master, caseBook);
        var tools = new Intake.Tools(database, ground.text(), desks, caseBook, new Intake.Ways(outbox, outbound));
        intake = new Intake(tools, clock);
        var retaking = new Retaking(tools, orders, clock);
        parked = new ParkedSets(database, retaking);
        goOn(retaking);
    }

    /** What partners' profiles say. */
    public record Profiles(Agreements agreements, Promises promises) {

        /** The usual agreement about every carrier's bills, and nobody who expects answers in time. */
        public static final Profiles USUAL = new Profiles(partner -> Agreement.USUAL, Promises.NONE);
    }

    /** With partners that have agreed nothing. */
    public static Operations open(Ground ground) {
        return open(ground, Profiles.USUAL);
    }

    public static Operations open(Ground ground, Profiles profiles) {
        return new Operations(ground, profiles);
    }

    private void goOn(Retaking retaking) {
        var ordering = retaking.orders(orders.continuation());
        cases.whenDecided(Waiting.Kind.ORDER, ordering);
        cases.whenDecided(Waiting.Kind.ORDER_LINE, ordering);
        cases.whenDecided(Waiting.Kind.DOCUMENT, retaking.documents());
        cases.whenDecided(Waiting.Kind.FREIGHT, retaking.freight());
        cases.whenDecided(Waiting.Kind.MESSAGE, retaking.messages(doorway::get));
        cases.whenDecided(Waiting.Kind.OUTBOX, outbound);
        cases.whenDecided(Waiting.Kind.WAY, ways);
    }

    /** The routes are up: messages can be taken again. */
    public void connect(Doorway way) {
        doorway.set(way);
    }

    public MasterDataBook master() {
        return master;
    }

    public Books books() {
        return books;
    }

    public Cases cases() {
        return cases;
    }

    public CaseBook caseBook() {
        return caseBook;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Ways ways() {
        return ways;
    }

    /** What is being fetched from partners' servers. */
    public Fetches fetches() {
        return fetches;
    }

    /** What is taken of things that stay where they are. */
    public Takings takings() {
        return takings;
    }

    public Outbound outbound() {
        return outbound;
    }

    public Shops shops() {
        return shops;
    }

    public As2 as2() {
        return as2;
    }

    public OrderDesk orders() {
        return orders;
    }

    public ShipmentDesk shipments() {
        return shipments;
    }

    public DeliveryDesk deliveries() {
        return deliveries;
    }

    /** Goods that became free, until whoever waits for them was served. */
    public StockCameIn cameIn() {
        return cameIn;
    }

    /** What warehouses counted, and where the books say otherwise. */
    public StockCounts counts() {
        return counts;
    }

    public FreightDesk freight() {
        return freight;
    }

    /** Settles what is promised back. */
    public RebateDesk rebates() {
        return rebates;
    }

    public Intake intake() {
        return intake;
    }

    /** What was kept until there is a desk for it. */
    public Parked parked() {
        return parked;
    }

    /** What has to be so among orders and shipments, for {@link Verify}. */
    public List<Verify.Check> checks() {
        return Stream.of(
                        OrderChecks.all(),
                        ShipmentChecks.all(),
                        FreightChecks.all(),
                        AdjustmentChecks.all(),
                        RebateChecks.all())
                .flatMap(List::stream)
                .toList();
    }
}
