package throughline.connectors.edi.draft;

/** What will be needed: 830. */
public final class ForecastDraft extends StockDraft {}
