package throughline.model.document;

/** What a named party is to the document: the X12 N101 and EDIFACT 3035 codes, in words. */
public enum PartyRole {
    BUYER,
    SELLER,
    SHIP_TO,
    SHIP_FROM,
    BILL_TO,
    CARRIER,
    ULTIMATE_CONSIGNEE,
    OTHER
}
