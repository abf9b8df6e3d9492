package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line: PO1, POC, RCD, W12 and their loops; LIN and its group; what a level (HL) says of an item. A setter that is called again adds. */
public final class LineDraft {

    @Nullable
    Value segment;

    @Nullable
    Value number;

    @Nullable
    Value orderLine;

    @Nullable
    Value quantity;

    @Nullable
    Value ordered;

    @Nullable
    Value unit;

    @Nullable
    Value price;

    @Nullable
    Value basis;

    @Nullable
    Value status;

    @Nullable
    Value lot;

    @Nullable
    Value caseCode;

    @Nullable
    Value mark;

    @Nullable
    Value currency;

    @Nullable
    Value itemUse;

    @Nullable
    Value otherNumber;

    @Nullable
    Value order;

    @Nullable
    Value orderedUnit;

    @Nullable
    Value shipped;

    @Nullable
    Value shippedUnit;

    @Nullable
    Value rejected;

    @Nullable
    Value rejectedUnit;

    @Nullable
    Value change;

    @Nullable
    Value disposition;

    @Nullable
    Value cause;
    // Of an invoice, a credit or a debit.

    @Nullable
    Value pack;

    @Nullable
    Value due;

    @Nullable
    Value reasonCode;

    @Nullable
    Value flag;

    @Nullable
    Value note;

    final List<QuantityDraft> sums = new ArrayList<>();
    final List<AdjustmentDraft> adjustments = new ArrayList<>();
    final List<TaxDraft> taxes = new ArrayList<>();
    // Of the messages about stock.

    @Nullable
    Value action;

    @Nullable
    Value packed;

    final List<FigureDraft> figures = new ArrayList<>();
    final List<PlaceDraft> spots = new ArrayList<>();

    final List<ItemDraft> items = new ArrayList<>();
    final List<TextDraft> texts = new ArrayList<>();
    final List<DateDraft> dates = new ArrayList<>();
    final List<QuantityDraft> quantities = new ArrayList<>();
    final List<PriceDraft> prices = new ArrayList<>();
    final List<QuantityDraft> schedules = new ArrayList<>();
    final List<ReferenceDraft> references = new ArrayList<>();
    final List<ReferenceDraft> labels = new ArrayList<>();
    final List<ConfirmedDraft> confirmed = new ArrayList<>();
    final List<ConditionDraft> exceptions = new ArrayList<>();
    final List<TextDraft> reasons = new ArrayList<>();

    public void setSegment(Value value) {
        this.segment = value;
    }

    public void setNumber(Value value) {
        this.number = value;
    }

    public void setOrderLine(Value value) {
        this.orderLine = value;
    }

    public void setQuantity(Value value) {
        this.quantity = value;
    }

    public void setOrdered(Value value) {
        this.ordered = value;
    }

    public void setUnit(Value value) {
        this.unit = value;
    }

    public void setPrice(Value value) {
        this.price = value;
    }

    public void setBasis(Value value) {
        this.basis = value;
    }

    public void setStatus(Value value) {
        this.status = value;
    }

    public void setLot(Value value) {
        this.lot = value;
    }

    public void setCaseCode(Value value) {
        this.caseCode = value;
    }

    public void setMark(Value value) {
        this.mark = value;
    }

    /** Of the line's prices, when it is not the document's. */
    public void setCurrency(Value value) {
        this.currency = value;
    }

    /** What the items that follow are to the line: its own names, or those of a substitute (4347). */
    public void setItemUse(Value value) {
        this.itemUse = value;
    }

    public void setItem(ItemDraft item) {
        item.use = itemUse;
        items.add(item);
    }

    public void setText(TextDraft text) {
        texts.add(text);
    }

    public void setDated(DateDraft dated) {
        dates.add(dated);
    }

    public void setAmount(QuantityDraft amount) {
        quantities.add(amount);
    }

    public void setPriced(PriceDraft priced) {
        prices.add(priced);
    }

    public void setSchedule(QuantityDraft schedule) {
        schedules.add(schedule);
    }

    public void setReference(ReferenceDraft reference) {
        references.add(reference);
    }

    public void setOtherNumber(Value value) {
        this.otherNumber = value;
    }

    public void setOrder(Value value) {
        this.order = value;
    }

    public void setOrderedUnit(Value value) {
        this.orderedUnit = value;
    }

    public void setShipped(Value value) {
        this.shipped = value;
    }

    public void setShippedUnit(Value value) {
        this.shippedUnit = value;
    }

    public void setRejected(Value value) {
        this.rejected = value;
    }

    public void setRejectedUnit(Value value) {
        this.rejectedUnit = value;
    }

    public void setChange(Value value) {
        this.change = value;
    }

    public void setDisposition(Value value) {
        this.disposition = value;
    }

    public void setCause(Value value) {
        this.cause = value;
    }

    public void setLabel(ReferenceDraft label) {
        labels.add(label);
    }

    public void setConfirmed(ConfirmedDraft one) {
        confirmed.add(one);
    }

    public void setException(ConditionDraft exception) {
        exceptions.add(exception);
    }

    public void setReason(TextDraft reason) {
        reasons.add(reason);
    }

    /** How many of the inner unit one of the outer holds (PO401). */
    public void setPack(Value value) {
        this.pack = value;
    }

    /** Due for the line, as said (CDD04). */
    public void setDue(Value value) {
        this.due = value;
    }

    public void setReasonCode(Value value) {
        this.reasonCode = value;
    }

    public void setFlag(Value value) {
        this.flag = value;
    }

    public void setNote(Value value) {
        this.note = value;
    }

    /** An amount with what it is (MOA). */
    public void setSum(QuantityDraft sum) {
        sums.add(sum);
    }

    public void setAdjustment(AdjustmentDraft adjustment) {
        adjustments.add(adjustment);
    }

    public void setTax(TaxDraft tax) {
        taxes.add(tax);
    }

    /** What to do with the item of a catalogue (LIN 1229). */
    public void setAction(Value value) {
        this.action = value;
    }

    /** How many one pack holds, in the line's unit (PO401; QTY 59). */
    public void setPacked(Value value) {
        this.packed = value;
    }

    public void setFigure(FigureDraft figure) {
        figures.add(figure);
    }

    /** A place below the item (N1). */
    public void setSpot(PlaceDraft spot) {
        spots.add(spot);
    }
}
