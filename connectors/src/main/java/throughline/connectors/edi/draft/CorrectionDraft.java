package throughline.connectors.edi.draft;

/** A warehouse corrected its stock: 947. */
public final class CorrectionDraft extends StockDraft {}
