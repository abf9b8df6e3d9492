package throughline.connectors.edi.draft;

/** How much somebody has: 846; INVRPT. */
public final class InventoryDraft extends StockDraft {}
