package throughline.ledger.book;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.PartyId;

/**
 * What a money line is about, so that a subledger is nothing but the ledger's own lines seen by one of these.
 *
 * @param party the customer or supplier
 * @param order our order number
 * @param openItem the document a receivable or payable is settled by: our invoice number
 * @param dueOn when the open item is due; null for lines that are no open item
 * @param jurisdiction whose tax it is
 */
public record Dimensions(
        @Nullable PartyId party,
        @Nullable String order,
        @Nullable String shipment,
        @Nullable String openItem,
        @Nullable LocalDate dueOn,
        @Nullable ItemId item,
        @Nullable LocationId location,
        @Nullable String jurisdiction) {

    public static final Dimensions NONE = new Dimensions(null, null, null, null, null, null, null, null);

    public Dimensions party(PartyId party) {
        return new Dimensions(party, order, shipment, openItem, dueOn, item, location, jurisdiction);
    }

    public Dimensions order(String order) {
        return new Dimensions(party, order, shipment, openItem, dueOn, item, location, jurisdiction);
    }

    public Dimensions shipment(@Nullable String shipment) {
        return new Dimensions(party, order, shipment, openItem, dueOn, item, location, jurisdiction);
    }

    public Dimensions openItem(String openItem, @Nullable LocalDate dueOn) {
        return new Dimensions(party, order, shipment, openItem, dueOn, item, location, jurisdiction);
    }

    public Dimensions item(ItemId item) {
        return new Dimensions(party, order, shipment, openItem, dueOn, item, location, jurisdiction);
    }

    public Dimensions location(LocationId location) {
        return new Dimensions(party, order, shipment, openItem, dueOn, item, location, jurisdiction);
    }

    public Dimensions jurisdiction(String jurisdiction) {
        return new Dimensions(party, order, shipment, openItem, dueOn, item, location, jurisdiction);
    }
}
