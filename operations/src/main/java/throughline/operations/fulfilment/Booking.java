package throughline.operations.fulfilment;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Cause;
import throughline.model.reading.Actor;
import throughline.model.value.Money;
import throughline.operations.billing.Bill;
import throughline.operations.exception.NewCase;

/** One confirmation on its way into the books: what it ships, what it says is not there, and what a person has to see. */
final class Booking {

    final Confirmation confirmation;
    final Shipment shipment;
    final String fingerprint;
    final List<ShippedLine> shipped = new ArrayList<>();

    /** What the warehouse says it has not got. */
    final List<MissingGoods> missing = new ArrayList<>();

    /** Why what is missing goes the way it goes: the confirmation, and what was decided on it. */
    Cause shortCause;

    final List<NewCase> cases = new ArrayList<>();

    /** What each of {@link #shipped} cost us, in their order. */
    final List<Money> costs = new ArrayList<>();

    /** Counts the shipment's confirmations, from 1. */
    int sequence;

    /** How its order was sold; null until that was asked. */
    ShippedOrders.@Nullable Sold sold;

    /** To which accounts its lines go; null when nothing was shipped. */
    @Nullable
    ShipmentAccounts accounts;

    @Nullable
    Bill bill;

    /** What the carrier is expected to ask; null when nobody expects anything. */
    @Nullable
    Money freight;

    Booking(Confirmation confirmation, Shipment shipment, String fingerprint) {
        this.confirmation = confirmation;
        this.shipment = shipment;
        this.fingerprint = fingerprint;
        this.shortCause = confirmation.cause();
    }

    /** The name of this despatch in the books and on paper: the shipment's number, and from the second on {@code SH-0000042-2}. */
    String documentNumber() {
        return shipment.head.number().despatch(sequence);
    }

    /** Indexes into {@link #shipped}, by order line and item, in the order of the first of each: the lots of one order line are billed as one line. */
    List<List<Integer>> billedLines() {
        return List.copyOf(IntStream.range(0, shipped.size())
                .boxed()
                .collect(groupingBy(
                        i -> List.of(
                                shipped.get(i).line().ask.orderLine(),
                                shipped.get(i).line().ask.item()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .values());
    }

    ShippedOrders.Sold sold() {
        return requireNonNull(sold, "nobody asked how it was sold");
    }

    ShipmentAccounts accounts() {
        return requireNonNull(accounts, "nothing was shipped");
    }

    boolean changesNothing() {
        return shipped.isEmpty() && missing.isEmpty();
    }

    /** Called once it is certain that it will be booked. */
    void number() {
        sequence = ++shipment.despatches;
        shipment.settle();
    }

    /** Takes back what was counted: another confirmation of the shipment in the same batch must not see it. */
    void undo() {
        shipped.forEach(each -> each.line().shipped = each.line().shipped.subtract(each.quantity()));
        missing.forEach(each -> each.line.missing = each.line.missing.subtract(each.quantity));
        shipment.fingerprints.remove(fingerprint);
    }

    Bill bill() {
        return requireNonNull(bill, "nothing was billed");
    }

    Confirmed answer() {
        return new Confirmed.Shipped(
                shipment.head.number(),
                bill == null ? null : bill.invoice().number().value(),
                cases);
    }

    NewCase refusal(String code, Actor who, String reason) {
        var advice = confirmation.advice();
        return new NewCase(
                code,
                who,
                reason,
                advice.provenance().source(),
                confirmation.cause().message(),
                shipment.head.number().toString(),
                null,
                null,
                null);
    }
}
