package throughline.operations.fulfilment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import throughline.ledger.book.Cause;
import throughline.ledger.posting.CogsAt;
import throughline.ledger.posting.OrderAllocated;
import throughline.ledger.posting.StockMoved;
import throughline.ledger.proof.Verify;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Decision;
import throughline.ledger.trail.Decisions;
import throughline.ledger.trail.Direction;
import throughline.ledger.trail.DocumentRow;
import throughline.ledger.trail.Documents;
import throughline.ledger.trail.TrailVault;
import throughline.model.document.BusinessDocument;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.Invoice;
import throughline.model.document.ItemReference;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.lineage.Identifiers;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.lineage.Spans;
import throughline.model.value.DocumentNumber;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;
import throughline.operations.House;
import throughline.operations.demo.Demo;
import throughline.operations.exception.NewCase;
import throughline.operations.master.MasterData;
import throughline.operations.master.ShortShipment;
import throughline.operations.outbox.Outbox;
import throughline.operations.posting.AccountDetermination;
import throughline.rules.pricing.PricingDecision.Freight;

/** Orders as the order desk would have left them, and the desks that ship them, over the demonstration distributor. */
final class Scene implements AutoCloseable {

    /** An order desk that only remembers what it was told. */
    static final class Told implements ShippedOrders {

        final List<LineShipped> lines = new ArrayList<>();
        Freight freight = Freight.BY_TERMS;

        @Override
        public void lock(UnitOfWork unit, Collection<String> customers, Collection<Long> orders) {}

        @Override
        public Sold sold(UnitOfWork unit, long order) {
            return new Sold("EDI", freight, Map.of());
        }

        @Override
        public List<Follows> follows(UnitOfWork unit, MasterData master, List<Missing> lines) {
            return lines.stream()
                    .map(line -> new Follows(line.otherwise(), "", null, null))
                    .toList();
        }

        @Override
        public void shipped(UnitOfWork unit, List<LineShipped> shipped) {
            lines.addAll(shipped);
        }
    }

    /** Goods of an order: {@code item}, {@code lot} or null, base quantity, price per {@code unit} of {@code factor} pieces. */
    record Goods(int orderLine, String item, String lot, String quantity, String price, String unit, String factor) {}

    final Demo demo = Demo.open();
    final Told orders = new Told();
    final RememberedText text = new RememberedText();
    final Outbox outbox = new Outbox(text, new Identifiers(Demo.CLOCK, new Random(1)), Demo.CLOCK);
    final Fulfilment fulfilment = new Fulfilment(outbox, Demo.CLOCK);
    final ShipmentDesk desk = new ShipmentDesk(new ShipmentDesk.Desk(
            orders, demo.books, new AccountDetermination(House.RULES, Demo.CLOCK), outbox, CogsAt.INVOICE, Demo.CLOCK));
    final DeliveryDesk deliveries = new DeliveryDesk(demo.books, Demo.CLOCK);
    final MessageId message = sealed();
    private long lastOrder;
    private ShortShipment rest = ShortShipment.BACK_ORDER;

    void restsAre(ShortShipment policy) {
        rest = policy;
    }

    /** Takes, decides, allocates and instructs in one transaction, as the order desk does. */
    ShipmentNumber order(String customer, String warehouse, Goods... goods) {
        return order(customer, warehouse, "OPEN", List.of("pricing", "credit", "allocation"), goods);
    }

    ShipmentNumber order(String customer, String warehouse, String state, List<String> decided, Goods... goods) {
        var number = ++lastOrder;
        return demo.test.database().transact(unit -> {
            var document = document(unit, "Order", "PO-" + number, decided);
            insertOrder(unit, number, customer, document, state);
            if (!warehouse.startsWith("SUP-")) {
                demo.books.post(
                        unit,
                        List.of(new OrderAllocated()
                                .postingFor(new StockMoved(
                                        entity(warehouse),
                                        "SO-" + number,
                                        LocalDate.now(Demo.CLOCK),
                                        Cause.of(message, document),
                                        Arrays.stream(goods)
                                                .map(each -> moved(each, warehouse))
                                                .toList()))));
            }
            return fulfilment
                    .instruct(
                            unit, demo.master.current(), List.of(request(number, customer, warehouse, document, goods)))
                    .get(0);
        });
    }

    /** A line of a confirmation: {@code lot}, {@code orderLine} and {@code ordered} may be null. */
    DespatchAdvice.Line line(String item, String orderLine, String ordered, String shipped, String lot) {
        return new DespatchAdvice.Line(
                "1",
                orderLine,
                List.of(new ItemReference(ItemReference.Scheme.SELLER, item)),
                null,
                ordered == null ? null : Quantity.of(ordered, "EA"),
                Quantity.of(shipped, "EA"),
                "EA",
                lot,
                null,
                null,
                new SourceSpan(message, 300, 24, "W12"));
    }

    DespatchAdvice advice(String number, String order, DespatchAdvice.Line... lines) {
        return new DespatchAdvice(
                new DocumentNumber(number),
                new PartyId("keystone3pl"),
                new PartyId("US01"),
                order == null ? null : new DocumentNumber(order),
                LocalDate.now(Demo.CLOCK),
                null,
                "FASTFREIGHT",
                "PRO-" + number,
                1,
                List.of(),
                List.of(lines),
                new Provenance(new SourceSpan(message, 100, 400, "ST"), Spans.NONE, List.of(), "test"));
    }

    Confirmed confirm(DespatchAdvice advice) {
        return confirm("keystone3pl", advice).get(0);
    }

    List<Confirmed> confirm(String partner, DespatchAdvice... advices) {
        return demo.test.database().transact(unit -> book(unit, partner, advices));
    }

    List<Confirmed> book(UnitOfWork unit, String partner, DespatchAdvice... advices) {
        var confirmations = new ArrayList<Confirmation>();
        for (var advice : advices) {
            var document = document(unit, "DespatchAdvice", advice.number().value(), List.of());
            confirmations.add(new Confirmation(advice, partner, Cause.of(message, document)));
        }
        return desk.confirm(unit, demo.master.current(), confirmations);
    }

    <T extends BusinessDocument> List<T> written(Class<T> type) {
        return text.written.stream().filter(type::isInstance).map(type::cast).toList();
    }

    Invoice invoice() {
        var all = written(Invoice.class);
        return all.get(all.size() - 1);
    }

    /** The money lines of every entry about something, as finance writes them. */
    String money(String about) throws SQLException {
        return rows(
                """
                select e.kind || ': ' || case when l.amount > 0 then 'Dr ' else 'Cr ' end || a.number || ' ' || abs(l.amount)
                from book.entry e join book.line l on l.entry = e.id join book.account a on a.id = l.account
                where a.state = '' and e.about = '%s' order by e.id, l.line"""
                        .formatted(about));
    }

    /** Stock of an item in a warehouse by state, what is zero left out. */
    String stock(String item, String warehouse) throws SQLException {
        return rows(
                """
                select a.state || case when a.lot = '' then '' else ' ' || a.lot end || ' ' || trim_scale(b.amount)
                from book.account a join book.balance b on b.account = a.id
                where a.item = '%s' and a.location = '%s' and b.amount <> 0 and a.state in ('ON_HAND', 'ALLOCATED', 'IN_TRANSIT', 'CUSTOMER')
                order by 1"""
                        .formatted(item, warehouse));
    }

    String rows(String sql) throws SQLException {
        try (var connection = demo.test.application();
                var row = connection.createStatement().executeQuery(sql)) {
            var lines = new ArrayList<String>();
            while (row.next()) {
                lines.add(Objects.toString(row.getString(1)));
            }
            return lines.stream().collect(Collectors.joining("\n"));
        }
    }

    Verify.Report verify() {
        return new Verify(demo.test.database(), ShipmentChecks.all()).run();
    }

    long document(UnitOfWork unit, String type, String number, List<String> decided) {
        var id = Documents.nextId(unit);
        Documents.keep(
                unit,
                List.of(new DocumentRow(
                        id,
                        null,
                        Direction.IN,
                        type,
                        number,
                        "sender",
                        "US01",
                        "{}",
                        null,
                        "ACCEPTED",
                        Instant.now(Demo.CLOCK))));
        Decisions.add(
                unit,
                decided.stream()
                        .map(kind -> new Decision(
                                Decisions.nextId(unit),
                                id,
                                kind,
                                number,
                                "RELEASE",
                                "because",
                                null,
                                "[]",
                                Instant.now(Demo.CLOCK)))
                        .toList());
        return id;
    }

    /** Only what shipping looks at matters; every other column that must not be null gets the nothing of its type. */
    private void insertOrder(UnitOfWork unit, long number, String customer, long document, String state) {
        var who = demo.master.current().customer(customer);
        var values = new TreeMap<>(Map.<String, Object>of(
                "number",
                number,
                "document",
                document,
                "message",
                message.value(),
                "customer",
                customer,
                "buyer_number",
                "PO-" + number,
                "entity",
                who.entity().code(),
                "currency",
                who.currency().getCurrencyCode(),
                "state",
                state));
        unit.jdbc(connection -> {
            try (var columns = connection
                    .createStatement()
                    .executeQuery(
                            """
                    select column_name, data_type from information_schema.columns
                    where table_schema = 'desk' and table_name = 'sales_order' and is_nullable = 'NO' and column_default is null""")) {
                while (columns.next()) {
                    values.putIfAbsent(columns.getString(1), nothing(columns.getString(2)));
                }
            }
            var places = values.values().stream().map(value -> "?").collect(Collectors.joining(", "));
            try (var statement = connection.prepareStatement("insert into desk.sales_order (%s) values (%s)"
                    .formatted(String.join(", ", values.keySet()), places))) {
                var place = 1;
                for (var value : values.values()) {
                    statement.setObject(place++, value);
                }
                return statement.executeUpdate();
            }
        });
    }

    private static Object nothing(String type) {
        return switch (type) {
            case "text" -> "";
            case "boolean" -> false;
            case "timestamp with time zone" -> OffsetDateTime.now(Demo.CLOCK);
            default -> 0;
        };
    }

    private ShipmentRequest request(long number, String customer, String warehouse, long document, Goods... goods) {
        var who = demo.master.current().customer(customer);
        var place = who.shipTos().get(0);
        var order = new OrderToShip(
                number,
                new DocumentNumber("PO-" + number),
                customer,
                entity(warehouse),
                who.currency(),
                new Party(
                        PartyRole.SHIP_TO,
                        List.of(new Party.Identification("BUYER", place.code())),
                        place.name(),
                        place.address()),
                place.jurisdiction(),
                place.exempt(),
                null);
        var lines = Arrays.stream(goods)
                .map(each -> new ShipmentRequest.Line(
                        each.orderLine(),
                        Integer.toString(each.orderLine()),
                        new ItemId(each.item()),
                        lot(each),
                        quantity(each),
                        new UnitPrice(new BigDecimal(each.price()), who.currency(), new UnitCode(each.unit())),
                        new BigDecimal(each.factor()),
                        each.unit(),
                        List.of(),
                        rest))
                .toList();
        return new ShipmentRequest(order, new LocationId(warehouse), lines, Cause.of(message, document));
    }

    private static StockMoved.Line moved(Goods goods, String warehouse) {
        return new StockMoved.Line(
                new ItemId(goods.item()), new LocationId(warehouse), lot(goods), quantity(goods), null);
    }

    private throughline.model.value.EntityId entity(String warehouse) {
        return demo.master.current().warehouse(new LocationId(warehouse)).entity();
    }

    private static Quantity quantity(Goods goods) {
        return Quantity.of(goods.quantity(), "EA");
    }

    private static LotId lot(Goods goods) {
        return goods.lot() == null ? null : new LotId(goods.lot());
    }

    private MessageId sealed() {
        var vault = new TrailVault(demo.test.database(), new Identifiers(Demo.CLOCK, new Random(2)), Demo.CLOCK);
        try {
            return vault.seal("keystone3pl", "test", "945.edi", new ByteArrayInputStream(new byte[600]))
                    .id();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        demo.close();
    }

    static List<String> codes(Confirmed confirmed) {
        return cases(confirmed).stream().map(NewCase::code).toList();
    }

    static List<NewCase> cases(Confirmed confirmed) {
        return confirmed instanceof Confirmed.Refused refused
                ? List.of(refused.found())
                : ((Confirmed.Shipped) confirmed).cases();
    }
}
