package throughline.rules.facts;

/**
 * A line of the books that needs an account. Where no rule speaks, its role's usual one counts.
 *
 * @param no its place in the event, from 0
 * @param role {@code REVENUE}, {@code COST_OF_GOODS_SOLD}, {@code FREIGHT_REVENUE} or {@code INVENTORY_ADJUSTMENT}
 * @param sku the item's number; empty for freight
 * @param category of the item; empty for freight
 * @param reason why stock was adjusted, in the warehouse's word; empty where it was not
 */
public record PostingLine(int no, String role, String sku, String category, String reason) {}
