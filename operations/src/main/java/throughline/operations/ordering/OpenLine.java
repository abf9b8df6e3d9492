package throughline.operations.ordering;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.ledger.stock.StockKey;
import throughline.model.document.OrderLine;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.ItemId;
import throughline.model.value.Money;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;
import throughline.operations.ruling.Ruling;
import throughline.rules.pricing.PricingDecision.Rebate;

/**
 * A line of an order that is being worked on, within one transaction and one thread. What was ordered is always fully accounted for:
 * allocated, back-ordered, shipped and cancelled add up to it.
 */
final class OpenLine {

    /** Goods set aside; {@code open} of {@code quantity} are neither shipped nor released. */
    static final class Share {
        final long id;
        final StockKey from;
        final BigDecimal quantity;
        BigDecimal open;

        @Nullable
        String shipment;

        boolean fresh;

        Share(long id, StockKey from, BigDecimal quantity, BigDecimal open, @Nullable String shipment) {
            this.id = id;
            this.from = from;
            this.quantity = quantity;
            this.open = open;
            this.shipment = shipment;
        }
    }

    /** What the line says and costs, once we understand it. */
    record Terms(
            ItemId item,
            UnitCode baseUnit,
            BigDecimal factor,
            BigDecimal quantity,
            BigDecimal taxPercent,
            @Nullable UnitPrice price,
            boolean priceChanged,
            BigDecimal unitCost,
            List<Rebate> rebates,
            @Nullable Promotion promotion) {}

    /** The promotion that made the price, and what it takes off the list value of the whole line. */
    record Promotion(String code, Money off) {}

    final int index;
    final String buyerLine;
    final @Nullable SourceSpan source;
    final List<Share> shares = new ArrayList<>(1);
    Quantity ordered;
    String unitAsSent;

    @Nullable
    Terms terms;

    @Nullable
    ItemId substituteFor;

    LineState state = LineState.HELD;
    BigDecimal allocated = ZERO;
    BigDecimal backOrdered = ZERO;
    BigDecimal shipped = ZERO;
    BigDecimal cancelled = ZERO;

    @Nullable
    String reason;

    boolean fresh;
    /** Whether the present round decides it. */
    boolean judged;

    OpenLine(int index, String buyerLine, Quantity ordered, String unitAsSent, @Nullable SourceSpan source) {
        this.index = index;
        this.buyerLine = buyerLine;
        this.ordered = ordered;
        this.unitAsSent = unitAsSent;
        this.source = source;
    }

    static OpenLine of(int index, OrderLine line) {
        var open = new OpenLine(index, line.number(), line.quantity(), line.unitAsSent(), line.source());
        open.fresh = true;
        return open;
    }

    /** We know what is meant and what it costs. */
    void understand(Terms understood) {
        terms = understood;
    }

    /** @throws IllegalStateException for a line that nobody has understood yet */
    Terms understood() {
        var known = terms;
        if (known == null) {
            throw new IllegalStateException("line %d is not understood yet".formatted(index));
        }
        return known;
    }

    /** Another item is sent in its place, at the same price. */
    void substitute(ItemId other) {
        var known = understood();
        substituteFor = known.item();
        terms = new Terms(
                other,
                known.baseUnit(),
                known.factor(),
                known.quantity(),
                known.taxPercent(),
                known.price(),
                known.priceChanged(),
                known.unitCost(),
                known.rebates(),
                known.promotion());
    }

    /** It may go on: all of it that is not served yet is wanted from stock. */
    void accept() {
        state = LineState.BACK_ORDERED;
        backOrdered =
                understood().quantity().subtract(allocated).subtract(shipped).subtract(cancelled);
        reason = null;
    }

    void hold(@Nullable String why) {
        state = LineState.HELD;
        backOrdered = ZERO;
        reason = why;
    }

    void reject(String why) {
        state = LineState.REJECTED;
        backOrdered = ZERO;
        reason = why;
    }

    /** The state that its quantities amount to, for a line that is neither held nor rejected. */
    void settle() {
        if (state == LineState.HELD || state == LineState.REJECTED) {
            return;
        }
        if (backOrdered.signum() > 0) {
            state = LineState.BACK_ORDERED;
        } else if (allocated.signum() > 0) {
            state = substituteFor == null ? LineState.ACCEPTED : LineState.SUBSTITUTED;
        } else {
            state = shipped.signum() > 0 ? LineState.SHIPPED : LineState.CANCELLED;
        }
    }

    /** Whether goods may be sent for it, now or later. */
    boolean going() {
        return state != LineState.HELD && state != LineState.REJECTED;
    }

    /** Whether the present round has set goods aside for it. */
    boolean served() {
        return shares.stream().anyMatch(share -> share.fresh);
    }

    /** Takes back all that is set aside for it; what was taken, by balance. */
    Map<StockKey, BigDecimal> release() {
        var released = new LinkedHashMap<StockKey, BigDecimal>();
        for (var share : shares) {
            if (share.open.signum() > 0) {
                released.merge(share.from, share.open, BigDecimal::add);
                share.open = ZERO;
            }
        }
        backOrdered = backOrdered.add(allocated);
        allocated = ZERO;
        return released;
    }

    /** Nothing more of it is wanted; what was set aside must have been released before. */
    void cancel(String why) {
        if (state == LineState.HELD && terms != null) {
            backOrdered = terms.quantity().subtract(shipped).subtract(cancelled);
        }
        cancelled = cancelled.add(backOrdered);
        backOrdered = ZERO;
        reason = why;
        state = shipped.signum() > 0 ? LineState.SHIPPED : LineState.CANCELLED;
    }

    /** The buyer wants another quantity: it is understood, priced and served anew. What was set aside must have been released before. */
    void reorder(Quantity quantity, String unit) {
        ordered = quantity;
        unitAsSent = unit;
        cancelled = ZERO;
        if (shipped.signum() == 0) {
            substituteFor = null;
        }
        judged = true;
        hold(null);
    }

    /** Whether nothing more will happen to it. */
    boolean done() {
        return switch (state) {
            case REJECTED, SHIPPED, CANCELLED -> true;
            case HELD, ACCEPTED, BACK_ORDERED, SUBSTITUTED -> false;
        };
    }

    /** At the agreed price, rounded once. */
    Money net(Currency currency) {
        var price = terms == null ? null : terms.price();
        return price == null
                ? Money.zero(currency)
                : Money.rounded(price.amount().multiply(ordered.amount()), currency);
    }

    Money tax(Currency currency) {
        var known = terms;
        return known == null
                ? Money.zero(currency)
                : net(currency).times(known.taxPercent().movePointLeft(2));
    }

    /** What its goods stand in the books at, and what of its price is promised back. */
    Money expectedCost(Currency currency) {
        var known = terms;
        if (known == null) {
            return Money.zero(currency);
        }
        var cost = Money.rounded(known.unitCost().multiply(known.quantity()), currency);
        return known.rebates().isEmpty() ? cost : cost.plus(Ruling.promised(net(currency), known.rebates()));
    }

    /** It is about to be priced anew: until then it takes nothing of a promotion. */
    void forgetPromotion() {
        var known = terms;
        if (known != null && known.promotion() != null) {
            terms = new Terms(
                    known.item(),
                    known.baseUnit(),
                    known.factor(),
                    known.quantity(),
                    known.taxPercent(),
                    known.price(),
                    known.priceChanged(),
                    known.unitCost(),
                    known.rebates(),
                    null);
        }
    }

    /** What it takes of its promotion: a line that waits for a person keeps its part, one that is refused or called off gives it back. */
    Money promotionTaken(Currency currency) {
        var known = terms;
        var promotion = known == null ? null : known.promotion();
        if (known == null || promotion == null || state == LineState.REJECTED) {
            return Money.zero(currency);
        }
        return Ruling.part(promotion.off(), known.quantity().subtract(cancelled), known.quantity());
    }

    /** What of it counts against the customer's credit: what is neither invoiced nor called off. */
    Money exposure(Currency currency) {
        var known = terms;
        if (known == null || !going()) {
            return Money.zero(currency);
        }
        var full = net(currency).plus(tax(currency));
        return Ruling.part(full, allocated.add(backOrdered), known.quantity());
    }
}
