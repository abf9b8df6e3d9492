package throughline.operations.ordering;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.ItemReference;
import throughline.model.document.OrderLine;
import throughline.model.document.OrderResponse;
import throughline.model.document.OrderResponse.LineStatus;
import throughline.model.document.OrderResponse.Status;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.LocationId;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;
import throughline.operations.master.MasterData;

/** Tells the buyer what became of an order, line by line. */
final class Answers {

    private Answers() {}

    static OrderResponse of(Work work, MasterData master, LocalDate today) {
        var order = work.order;
        var lines = new ArrayList<OrderResponse.Line>(order.lines.size());
        for (var line : order.lines) {
            lines.add(line(work, line, leaves(line, master, today)));
        }
        return new OrderResponse(
                new DocumentNumber(work.number()),
                new PartyId(order.terms.entity().code()),
                new PartyId(order.head.partner()),
                order.head.buyerNumber(),
                order.head.orderedOn(),
                today,
                order.terms.currency(),
                status(order, lines),
                work.document.parties(),
                lines,
                Provenance.OURS);
    }

    private static Status status(OpenOrder order, List<OrderResponse.Line> lines) {
        if (order.state == OrderState.REJECTED) {
            return Status.REJECTED;
        }
        return lines.stream().allMatch(line -> line.status() == LineStatus.ACCEPTED)
                ? Status.ACCEPTED
                : Status.ACCEPTED_WITH_CHANGES;
    }

    /** The day the last of what is set aside leaves: today from a warehouse, after his lead time from a supplier; null when nothing is. */
    private static @Nullable LocalDate leaves(OpenLine line, MasterData master, LocalDate today) {
        return line.shares.stream()
                .filter(share -> share.open.signum() > 0)
                .map(share -> today.plusDays(leadTimeDays(master, share.from.location())))
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static int leadTimeDays(MasterData master, LocationId place) {
        var warehouse = master.warehouse(place);
        var supplier = warehouse == null || warehouse.supplier() == null ? null : master.supplier(warehouse.supplier());
        return supplier == null ? 0 : supplier.leadTimeDays();
    }

    private static OrderResponse.Line line(Work work, OpenLine line, @Nullable LocalDate leaves) {
        var sent = sent(work, line);
        var confirmed = inUnitOrdered(line, line.allocated.add(line.shipped));
        var later = inUnitOrdered(line, line.backOrdered);
        var whole = confirmed != null && later != null;
        var terms = line.terms;
        return new OrderResponse.Line(
                line.buyerLine,
                items(line, sent),
                sent == null ? null : sent.description(),
                line.ordered,
                whole || terms == null
                        ? zeroIfNone(line, confirmed)
                        : new Quantity(line.allocated.add(line.shipped), terms.baseUnit()),
                whole || terms == null ? zeroIfNone(line, later) : new Quantity(line.backOrdered, terms.baseUnit()),
                line.unitAsSent,
                terms == null ? null : terms.price(),
                status(line),
                leaves,
                reason(line),
                null);
    }

    private static @Nullable OrderLine sent(Work work, OpenLine line) {
        var lines = work.document.lines();
        return line.index <= lines.size() ? lines.get(line.index - 1) : null;
    }

    private static Quantity zeroIfNone(OpenLine line, @Nullable Quantity quantity) {
        return quantity == null ? new Quantity(BigDecimal.ZERO, line.ordered.unit()) : quantity;
    }

    /** A base quantity in the unit of the order; null when it is no whole or finite number of that unit. */
    private static @Nullable Quantity inUnitOrdered(OpenLine line, BigDecimal base) {
        var terms = line.terms;
        if (terms == null || base.signum() == 0) {
            return new Quantity(BigDecimal.ZERO, line.ordered.unit());
        }
        try {
            return new Quantity(
                    base.divide(terms.factor()).stripTrailingZeros().max(BigDecimal.ZERO), line.ordered.unit());
        } catch (ArithmeticException endless) {
            return null;
        }
    }

    private static List<ItemReference> items(OpenLine line, @Nullable OrderLine sent) {
        var items = new ArrayList<ItemReference>();
        var terms = line.terms;
        if (sent != null) {
            sent.items().stream()
                    .filter(item -> terms == null || item.scheme() != ItemReference.Scheme.SELLER)
                    .forEach(items::add);
        }
        if (terms != null) {
            items.add(
                    new ItemReference(ItemReference.Scheme.SELLER, terms.item().code()));
        }
        return items;
    }

    private static LineStatus status(OpenLine line) {
        return switch (line.state) {
            case REJECTED -> LineStatus.REJECTED;
            case HELD, BACK_ORDERED -> LineStatus.BACK_ORDERED;
            case SUBSTITUTED -> LineStatus.SUBSTITUTED;
            case CANCELLED -> line.shipped.signum() > 0 ? LineStatus.QUANTITY_CHANGED : LineStatus.REJECTED;
            case ACCEPTED, SHIPPED -> {
                if (line.cancelled.signum() > 0) {
                    yield LineStatus.QUANTITY_CHANGED;
                }
                yield line.terms != null && line.terms.priceChanged() ? LineStatus.PRICE_CHANGED : LineStatus.ACCEPTED;
            }
        };
    }

    private static @Nullable String reason(OpenLine line) {
        return switch (line.state) {
            case HELD -> "waits for our decision" + (line.reason == null ? "" : ": " + line.reason);
            case BACK_ORDERED -> "the rest follows when stock arrives";
            case SUBSTITUTED -> "sent in place of " + line.substituteFor;
            case REJECTED, CANCELLED -> line.reason == null ? "not available" : line.reason;
            case ACCEPTED, SHIPPED -> {
                if (line.cancelled.signum() > 0) {
                    yield line.reason == null ? "not available" : line.reason;
                }
                yield line.terms != null && line.terms.priceChanged() ? "our price differs from yours" : null;
            }
        };
    }
}
