package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line: PO1 and its loop; LIN and its group; W12 and its loop. A setter that is called again adds. */
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
