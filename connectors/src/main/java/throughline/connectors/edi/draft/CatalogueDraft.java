package throughline.connectors.edi.draft;

/** Items and prices: 832; PRICAT. */
public final class CatalogueDraft extends StockDraft {}
