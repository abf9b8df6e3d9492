package throughline.operations.ordering;

import static throughline.model.reading.Actor.ANALYST;
import static throughline.model.reading.Actor.OPERATOR;

import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.model.document.Order;
import throughline.model.document.OrderLine;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.lineage.SourceSpan;
import throughline.operations.master.Customer;
import throughline.operations.master.MasterData;
import throughline.operations.master.ShipTo;

/**
 * Reads an order against master data: who buys, where the goods go, which item each line means and how much of it, exactly.
 *
 * <p>Nothing is guessed. What is wrong beyond repair (a quantity of zero) is refused; what somebody on our side can put right (an
 * unknown part number) waits for that person, and the lines beside it go on.
 */
final class OrderCheck {

    private static final Currency ANY = Currency.getInstance("USD");

    private final MasterData master;
    private final Set<String> approved;

    /** @param approved codes of problems that a person has let pass for this order */
    OrderCheck(MasterData master, Set<String> approved) {
        this.master = master;
        this.approved = Set.copyOf(approved);
    }

    CheckedOrder check(Order order) {
        var customer = master.customerOf(order.sender().code());
        if (customer == null) {
            return nobodys(order);
        }
        var problems = new ArrayList<Problem>();
        if (order.lines().isEmpty()) {
            problems.add(Problem.reject(
                    "ORDER_WITHOUT_LINES",
                    "Order %s has no lines: there is nothing to deliver.".formatted(order.number()),
                    source(order)));
        }
        checkCurrency(order, customer, problems);
        var jurisdiction = jurisdiction(order, customer, problems);
        var exempt = jurisdiction != null && jurisdiction.exempt();
        var lines =
                new LineCheck(master, customer, jurisdiction == null ? null : jurisdiction.code(), exempt, approved);
        var checked = new ArrayList<CheckedLine>(order.lines().size());
        for (int i = 0; i < order.lines().size(); i++) {
            checked.add(lines.check(i + 1, order.lines().get(i), pointer(order, i)));
        }
        problems.removeIf(problem -> !problem.rejects() && approved.contains(problem.code()));
        return new CheckedOrder(
                order,
                customer,
                jurisdiction == null ? null : jurisdiction.code(),
                exempt,
                customer.currency(),
                checked,
                problems);
    }

    private static CheckedOrder nobodys(Order order) {
        var problem = Problem.hold(
                "CUSTOMER_UNKNOWN",
                OPERATOR,
                "Partner %s sent order %s, but no customer of ours goes by that partner. Enter the partner at its customer, then release this."
                        .formatted(order.sender(), order.number()),
                source(order));
        var lines = new ArrayList<CheckedLine>();
        for (OrderLine line : order.lines()) {
            lines.add(new CheckedLine.Bad(lines.size() + 1, line, problem));
        }
        return new CheckedOrder(
                order, null, null, false, order.currency() == null ? ANY : order.currency(), lines, List.of(problem));
    }

    private static void checkCurrency(Order order, Customer customer, List<Problem> problems) {
        var currency = order.currency();
        if (currency != null && !currency.equals(customer.currency())) {
            problems.add(Problem.hold(
                    "CURRENCY_NOT_AGREED",
                    ANALYST,
                    "Order %s is in %s, but %s buys in %s. Release it to sell in %s at our own prices, or reject it."
                            .formatted(
                                    order.number(),
                                    currency,
                                    customer.name(),
                                    customer.currency(),
                                    customer.currency()),
                    order.provenance().spans().at("/currency")));
        }
    }

    /** Whose tax is due where the goods go. */
    private record Jurisdiction(String code, boolean exempt) {}

    private @Nullable Jurisdiction jurisdiction(Order order, Customer customer, List<Problem> problems) {
        var party = order.parties().stream()
                .filter(each -> each.role() == PartyRole.SHIP_TO)
                .findFirst()
                .orElse(null);
        if (party == null) {
            return of(customer.shipTos().get(0));
        }
        var known = known(customer, party);
        if (known != null) {
            return of(known);
        }
        var address = party.address();
        if (party.identifications().isEmpty() && address != null && address.country() != null) {
            return of(address);
        }
        if (approved.contains("SHIP_TO_UNKNOWN")) {
            return address != null && address.country() != null
                    ? of(address)
                    : of(customer.shipTos().get(0));
        }
        problems.add(Problem.hold(
                "SHIP_TO_UNKNOWN",
                ANALYST,
                "Order %s goes to %s, which is no ship-to address of %s. Enter the address, or release the order to use %s."
                        .formatted(order.number(), spelled(party), customer.name(), instead(customer, address)),
                order.provenance().spans().at("/parties/" + order.parties().indexOf(party))));
        return null;
    }

    private static String instead(Customer customer, Party.@Nullable Address address) {
        return address != null && address.country() != null
                ? "the address as it was sent"
                : "address " + customer.shipTos().get(0).code();
    }

    /** The ship-to a party of the order means; null when it is none of the customer's. */
    static @Nullable ShipTo known(Customer customer, Party party) {
        for (var identification : party.identifications()) {
            for (var shipTo : customer.shipTos()) {
                if (identification.value().equals(shipTo.code())
                        || identification.value().equals(shipTo.gln())) {
                    return shipTo;
                }
            }
        }
        return null;
    }

    private static Jurisdiction of(ShipTo shipTo) {
        return new Jurisdiction(shipTo.jurisdiction(), shipTo.exempt());
    }

    private static Jurisdiction of(Party.Address address) {
        var country = String.valueOf(address.country());
        return new Jurisdiction(
                country.equals("US") && address.region() != null ? "US-" + address.region() : country, false);
    }

    private static String spelled(Party party) {
        if (!party.identifications().isEmpty()) {
            var first = party.identifications().get(0);
            return "%s %s".formatted(first.scheme(), first.value());
        }
        return party.name() == null ? "an address without a country" : party.name();
    }

    private static LinePlaces pointer(Order order, int index) {
        return new LinePlaces(
                order.provenance().spans(),
                "/lines/" + index,
                order.lines().get(index).source());
    }

    private static @Nullable SourceSpan source(Order order) {
        return order.provenance().source();
    }
}
