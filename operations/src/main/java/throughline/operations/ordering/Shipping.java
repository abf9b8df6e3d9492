package throughline.operations.ordering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Cause;
import throughline.model.document.ItemReference;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.value.LocationId;
import throughline.model.value.Quantity;
import throughline.model.value.UnitPrice;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.Waiting;
import throughline.operations.fulfilment.Fulfilment;
import throughline.operations.fulfilment.OrderToShip;
import throughline.operations.fulfilment.ShipmentRequest;
import throughline.operations.fulfilment.SupplierOrders;
import throughline.operations.master.ShipTo;
import throughline.operations.master.ShortShipment;
import throughline.rules.allocation.AllocationPlan.Rest;

/** Tells each warehouse what to ship of what has just been set aside there; a supplier without messages is told by a planner. */
final class Shipping {

    private Shipping() {}

    /** A request and the shares it is made of. */
    private record Pick(
            Work work, LocationId warehouse, List<OpenLine.Share> shares, List<ShipmentRequest.Line> lines) {}

    static void instruct(OrderRound round, Fulfilment fulfilment, List<Work> works) {
        var picks = new ArrayList<Pick>();
        works.forEach(work -> picks.addAll(picks(work)));
        if (picks.isEmpty()) {
            return;
        }
        var requests = picks.stream()
                .map(pick ->
                        new ShipmentRequest(order(pick.work()), pick.warehouse(), pick.lines(), cause(pick.work())))
                .toList();
        var shipments = fulfilment.instruct(round.unit, round.master, requests);
        for (int i = 0; i < picks.size(); i++) {
            var number = shipments.get(i).toString();
            picks.get(i).shares().forEach(share -> share.shipment = number);
            if (SupplierOrders.byHand(round.master, requests.get(i).warehouse())) {
                var work = picks.get(i).work();
                work.errands.add(new CaseBook.Opening(
                        SupplierOrders.toOrder(round.master, requests.get(i), shipments.get(i)),
                        Waiting.NOTHING,
                        work.customer.code()));
            }
        }
    }

    /** The order's own document stands for it, whatever made us serve it now: its decisions stand there. */
    private static Cause cause(Work work) {
        var cause = work.causeWithDecisions();
        return new Cause(cause.message(), work.order.head.document(), cause.decisions(), cause.ruleBook());
    }

    private static List<Pick> picks(Work work) {
        Map<LocationId, Pick> byWarehouse = new LinkedHashMap<>();
        for (var line : work.order.lines) {
            for (var share : line.shares) {
                if (share.fresh) {
                    var pick = byWarehouse.computeIfAbsent(
                            share.from.location(),
                            place -> new Pick(work, place, new ArrayList<>(), new ArrayList<>()));
                    pick.shares().add(share);
                    pick.lines().add(line(work, line, share));
                }
            }
        }
        return List.copyOf(byWarehouse.values());
    }

    private static ShipmentRequest.Line line(Work work, OpenLine line, OpenLine.Share share) {
        var terms = line.understood();
        var price = terms.price();
        if (price == null) {
            throw new IllegalStateException("%s/%d has goods and no price".formatted(work.number(), line.index));
        }
        var plan = work.plans.get(line.index);
        var follows = work.customer.delivery().shortShipment() == ShortShipment.BACK_ORDER
                && (plan == null || plan.rest() == Rest.BACK_ORDER);
        return new ShipmentRequest.Line(
                line.index,
                line.buyerLine,
                share.from.item(),
                share.from.lot(),
                new Quantity(share.quantity, terms.baseUnit()),
                new UnitPrice(price.amount(), price.currency(), price.unit()),
                terms.factor(),
                line.unitAsSent,
                names(work, line),
                follows ? ShortShipment.BACK_ORDER : ShortShipment.CANCEL);
    }

    private static List<ItemReference> names(Work work, OpenLine line) {
        return line.index <= work.document.lines().size()
                ? work.document.lines().get(line.index - 1).items()
                : List.of();
    }

    private static OrderToShip order(Work work) {
        var order = work.order;
        var terms = order.terms;
        return new OrderToShip(
                order.head.number(),
                order.head.buyerNumber(),
                terms.customer(),
                terms.entity(),
                terms.currency(),
                shipTo(work),
                terms.jurisdiction() == null ? "" : terms.jurisdiction(),
                terms.exempt(),
                order.head.deliverOn());
    }

    /** Where the goods go: as the buyer said it, completed from what we know of the place. */
    private static Party shipTo(Work work) {
        var party = work.document.parties().stream()
                .filter(each -> each.role() == PartyRole.SHIP_TO)
                .findFirst()
                .orElse(null);
        var known = party == null ? work.customer.shipTos().get(0) : OrderCheck.known(work.customer, party);
        if (party != null && (known == null || party.address() != null)) {
            return party.address() == null ? place(work.customer.shipTos().get(0), party) : party;
        }
        return place(known == null ? work.customer.shipTos().get(0) : known, party);
    }

    private static Party place(ShipTo known, @Nullable Party party) {
        var names = new ArrayList<Party.Identification>();
        if (party != null) {
            names.addAll(party.identifications());
        } else {
            names.add(new Party.Identification("BUYER", known.code()));
            if (known.gln() != null) {
                names.add(new Party.Identification("GLN", known.gln()));
            }
        }
        var name = party == null || party.name() == null ? known.name() : party.name();
        return new Party(PartyRole.SHIP_TO, names, name, known.address());
    }
}
