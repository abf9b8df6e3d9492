package throughline.operations.inventory;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.ItemReference;
import throughline.model.value.ItemId;
import throughline.model.value.LotId;
import throughline.model.value.Quantity;
import throughline.operations.master.Item;
import throughline.operations.master.MasterData;

/**
 * The goods that a warehouse's line speaks of, in our own words.
 *
 * @param lot null for an item that is not kept by lot
 * @param amount in the item's base unit, with the sender's sign
 */
record Goods(Item item, @Nullable LotId lot, BigDecimal amount) {

    /** Why a line's goods are none of ours. */
    static final class Unknown extends Exception {

        private static final long serialVersionUID = 1L;

        private final String code;

        Unknown(String code, String reason) {
            super(reason);
            this.code = code;
        }

        String code() {
            return code;
        }

        String reason() {
            return String.valueOf(getMessage());
        }
    }

    /** @throws Unknown in words that go on after a line's number */
    static Goods of(MasterData master, List<ItemReference> names, @Nullable String lot, Quantity quantity)
            throws Unknown {
        return of(master, names, lot, quantity, true);
    }

    private static Goods of(
            MasterData master, List<ItemReference> names, @Nullable String lot, Quantity quantity, boolean byLot)
            throws Unknown {
        var item = item(master, names);
        if (item == null) {
            throw new Unknown(
                    "STOCK_ITEM_UNKNOWN",
                    "an item that we do not know by %s"
                            .formatted(names.stream().map(ItemReference::value).toList()));
        }
        var amount = item.inBaseUnit(quantity);
        if (amount.isEmpty()) {
            throw new Unknown(
                    "STOCK_UNIT_UNKNOWN",
                    "%s of %s, which is not a quantity we keep that item in".formatted(quantity, item.id()));
        }
        return new Goods(
                item, byLot ? lot(master, item, lot) : null, amount.get().amount());
    }

    /** The same of a count: without a lot it is a count of all lots. */
    static Goods counted(MasterData master, List<ItemReference> names, @Nullable String lot, Quantity quantity)
            throws Unknown {
        return of(master, names, lot, quantity, lot != null && !lot.isBlank());
    }

    private static @Nullable LotId lot(MasterData master, Item item, @Nullable String said) throws Unknown {
        if (!item.lotControlled()) {
            return null;
        }
        if (said == null || said.isBlank()) {
            throw new Unknown("STOCK_LOT_UNKNOWN", "%s without its lot".formatted(item.id()));
        }
        var lot = new LotId(said.strip());
        if (master.lot(item.id(), lot) == null) {
            throw new Unknown(
                    "STOCK_LOT_UNKNOWN", "the lot %s of %s, which lots.csv does not name".formatted(lot, item.id()));
        }
        return lot;
    }

    private static @Nullable Item item(MasterData master, List<ItemReference> names) {
        for (var reference : names) {
            var name = master.named(reference, null);
            var item = name != null
                    ? master.item(name.item())
                    : reference.scheme() == ItemReference.Scheme.OTHER
                            ? master.item(new ItemId(reference.value()))
                            : null;
            if (item != null) {
                return item;
            }
        }
        return null;
    }
}
