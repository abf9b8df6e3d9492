package throughline.operations.fulfilment;

import static java.util.stream.Collectors.toList;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Books;
import throughline.ledger.posting.CogsAt;
import throughline.ledger.store.UnitOfWork;
import throughline.model.reading.Actor;
import throughline.operations.billing.Billing;
import throughline.operations.master.MasterData;
import throughline.operations.outbox.Outbox;
import throughline.operations.posting.AccountDetermination;

/**
 * Takes what warehouses say they shipped. In one transaction the goods leave stock at their moving-average cost, the order's lines move
 * on, the customer is told and billed, and the receivable stands in the books.
 */
public final class ShipmentDesk {

    /** What it works with: the order desk's rows, the books, who knows their accounts, the outbox and the day. */
    public record Desk(
            ShippedOrders orders,
            Books books,
            AccountDetermination accounts,
            Outbox outbox,
            CogsAt cogsAt,
            Clock clock) {}

    private final Desk desk;

    public ShipmentDesk(Desk desk) {
        this.desk = desk;
    }

    /**
     * Books confirmations in the caller's transaction, a fixed number of statements whatever their number. One that cannot be booked is
     * refused and the others go on. The caller opens the cases.
     *
     * @return one answer per confirmation, in their order
     */
    public List<Confirmed> confirm(UnitOfWork unit, MasterData master, List<Confirmation> confirmations) {
        if (confirmations.isEmpty()) {
            return List.of();
        }
        var today = LocalDate.now(desk.clock());
        var matches = match(unit, master, confirmations);
        var shipments = lock(unit, matches);
        var answers = new Confirmed[confirmations.size()];
        var bookings = new HashMap<Integer, Booking>();
        var counting = new Counting(master);
        var billing = new Billing(master, today);
        for (int i = 0; i < answers.length; i++) {
            var match = matches.get(i);
            answers[i] = match.problem() == null ? null : new Confirmed.Refused(match.problem());
            if (match.shipment() != null) {
                var shipment =
                        Objects.requireNonNull(shipments.get(match.shipment().number()));
                var booking = new Booking(
                        confirmations.get(i),
                        shipment,
                        Fingerprint.of(confirmations.get(i).advice()));
                booking.sold = desk.orders().sold(unit, shipment.head.order());
                answers[i] = count(booking, counting, billing, master);
                bookings.put(i, booking);
            }
        }
        var round = desk.accounts().round(master);
        bookings.forEach((place, booking) -> {
            if (answers[place] == null) {
                answers[place] = accounts(round, booking, master);
            }
        });
        var stock = new ShippedStock(unit, master);
        var live = bookings.entrySet().stream()
                .filter(entry -> answers[entry.getKey()] == null)
                .sorted(Map.Entry.comparingByKey())
                .collect(toList());
        stock.lock(live.stream().map(Map.Entry::getValue).toList());
        var booked = take(stock, live, answers);
        new ShortRests(desk.orders(), master).decide(unit, booked);
        new ShipmentBooks(desk, master, today, round).book(unit, booked);
        ShipmentRows.update(
                unit,
                booked.stream().map(booking -> booking.shipment).distinct().toList());
        for (var entry : live) {
            if (answers[entry.getKey()] == null) {
                answers[entry.getKey()] = entry.getValue().answer();
            }
        }
        return List.of(answers);
    }

    /** Takes the goods of each out of stock; those whose goods are not there are answered, and are not among what is booked. */
    private static List<Booking> take(ShippedStock stock, List<Map.Entry<Integer, Booking>> live, Confirmed[] answers) {
        var booked = new ArrayList<Booking>(live.size());
        for (var entry : live) {
            var booking = entry.getValue();
            var shortage = stock.take(booking);
            if (shortage == null) {
                booking.number();
                booked.add(booking);
            } else {
                booking.undo();
                answers[entry.getKey()] = new Confirmed.Refused(shortage);
            }
        }
        return booked;
    }

    private static List<ShipmentSearch.Match> match(
            UnitOfWork unit, MasterData master, List<Confirmation> confirmations) {
        var search = ShipmentSearch.of(unit, master, confirmations);
        return confirmations.stream().map(search::match).toList();
    }

    /** The order desk's locks first, then the shipments': the same order as when orders are taken. */
    private Map<ShipmentNumber, Shipment> lock(UnitOfWork unit, List<ShipmentSearch.Match> matches) {
        var customers = new TreeSet<String>();
        var orders = new TreeSet<Long>();
        var numbers = new TreeSet<ShipmentNumber>();
        for (var match : matches) {
            if (match.shipment() != null) {
                customers.add(match.shipment().customer());
                orders.add(match.shipment().order());
                numbers.add(match.shipment().number());
            }
        }
        if (numbers.isEmpty()) {
            return Map.of();
        }
        desk.orders().lock(unit, customers, orders);
        return ShipmentRows.lock(unit, numbers);
    }

    /** Finds its accounts; null when it can be booked on them. */
    private static @Nullable Confirmed accounts(AccountDetermination.Round round, Booking booking, MasterData master) {
        if (booking.shipped.isEmpty()) {
            return null;
        }
        var head = booking.shipment.head;
        var customer = Objects.requireNonNull(
                master.customer(head.customer()), () -> "there is no customer %s any more".formatted(head.customer()));
        var accounts = ShipmentAccounts.of(
                round, booking, customer, master, booking.sold().channel());
        var refusal = accounts.refusal();
        if (refusal == null) {
            booking.accounts = accounts;
            return null;
        }
        booking.undo();
        return new Confirmed.Refused(booking.refusal(
                "ACCOUNT_NOT_POSTABLE", Actor.ANALYST, "%s cannot be booked. %s.".formatted(head.number(), refusal)));
    }

    /** Null when it goes on to the books. */
    private static @Nullable Confirmed count(Booking booking, Counting counting, Billing billing, MasterData master) {
        var shipment = booking.shipment;
        if (!shipment.fingerprints.add(booking.fingerprint)) {
            return new Confirmed.Duplicate(shipment.head.number());
        }
        var items = shipment.lines.stream().map(line -> line.ask.item()).toList();
        var untaxed = billing.rateMissing(
                shipment.head.customer(),
                shipment.head.jurisdiction(),
                shipment.head.exempt(),
                booking.sold().freight(),
                items);
        if (untaxed != null) {
            shipment.fingerprints.remove(booking.fingerprint);
            return new Confirmed.Refused(booking.refusal("TAX_RATE_MISSING", Actor.ANALYST, untaxed));
        }
        counting.count(booking);
        if (booking.changesNothing()) {
            shipment.fingerprints.remove(booking.fingerprint);
            return booking.cases.isEmpty()
                    ? new Confirmed.Refused(booking.refusal(
                            "SHIPPED_NOTHING",
                            Actor.OPERATOR,
                            "The confirmation of %s names no goods.".formatted(shipment.head.number())))
                    : new Confirmed.Shipped(shipment.head.number(), null, booking.cases);
        }
        return null;
    }
}
