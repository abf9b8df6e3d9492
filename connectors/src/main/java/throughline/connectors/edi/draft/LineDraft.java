package throughline.connectors.edi.draft;

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

    List<QuantityDraft> sums = List.of();
    List<AdjustmentDraft> adjustments = List.of();
    List<TaxDraft> taxes = List.of();
    // Of the messages about stock.

    @Nullable
    Value action;

    @Nullable
    Value packed;

    @Nullable
    Value part;

    // Of TRADACOMS.

    @Nullable
    Value measure;

    @Nullable
    Value measureUnit;

    List<FigureDraft> figures = List.of();
    List<PlaceDraft> spots = List.of();

    List<ItemDraft> items = List.of();
    List<TextDraft> texts = List.of();
    List<DateDraft> dates = List.of();
    List<QuantityDraft> quantities = List.of();
    List<PriceDraft> prices = List.of();
    List<QuantityDraft> schedules = List.of();
    List<ReferenceDraft> references = List.of();
    List<ReferenceDraft> labels = List.of();
    List<ConfirmedDraft> confirmed = List.of();
    List<ConditionDraft> exceptions = List.of();
    List<TextDraft> reasons = List.of();

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
        items = Drafts.with(items, item);
    }

    public void setText(TextDraft text) {
        texts = Drafts.with(texts, text);
    }

    public void setDated(DateDraft dated) {
        dates = Drafts.with(dates, dated);
    }

    public void setAmount(QuantityDraft amount) {
        quantities = Drafts.with(quantities, amount);
    }

    public void setPriced(PriceDraft priced) {
        prices = Drafts.with(prices, priced);
    }

    public void setSchedule(QuantityDraft schedule) {
        schedules = Drafts.with(schedules, schedule);
    }

    public void setReference(ReferenceDraft reference) {
        references = Drafts.with(references, reference);
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
        labels = Drafts.with(labels, label);
    }

    public void setConfirmed(ConfirmedDraft one) {
        confirmed = Drafts.with(confirmed, one);
    }

    public void setException(ConditionDraft exception) {
        exceptions = Drafts.with(exceptions, exception);
    }

    public void setReason(TextDraft reason) {
        reasons = Drafts.with(reasons, reason);
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
        sums = Drafts.with(sums, sum);
    }

    public void setAdjustment(AdjustmentDraft adjustment) {
        adjustments = Drafts.with(adjustments, adjustment);
    }

    public void setTax(TaxDraft tax) {
        taxes = Drafts.with(taxes, tax);
    }

    /** What to do with the item of a catalogue (LIN 1229). */
    public void setAction(Value value) {
        this.action = value;
    }

    /** Which part of a product of mixed rates of tax (MIXI). */
    public void setPart(Value value) {
        this.part = value;
    }

    /** What is ordered by weight or length, in thousandths (TRADACOMS). */
    public void setMeasure(Value value) {
        this.measure = value;
    }

    public void setMeasureUnit(Value value) {
        this.measureUnit = value;
    }

    /** How many one pack holds, in the line's unit (PO401; QTY 59). */
    public void setPacked(Value value) {
        this.packed = value;
    }

    public void setFigure(FigureDraft figure) {
        figures = Drafts.with(figures, figure);
    }

    /** A place below the item (N1). */
    public void setSpot(PlaceDraft spot) {
        spots = Drafts.with(spots, spot);
    }
}
