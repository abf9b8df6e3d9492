package throughline.model.value;

/** Our stock-keeping unit (SKU), as the item master spells it; partners' spellings are resolved before this type exists. */
public record ItemId(String code) implements Comparable<ItemId> {

    public ItemId {
        if (code.isBlank()) {
            throw new IllegalArgumentException("ItemId must not be blank");
        }
    }

    @Override
    public int compareTo(ItemId other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
