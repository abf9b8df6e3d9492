package throughline.connectors.edi.draft;

/** What was sold and is held: 852; SLSRPT. */
public final class SalesDraft extends StockDraft {}
