package throughline.connectors.json;

import throughline.model.reading.Severity;

/** Everything we may find wrong with a JSON message; its sender has to act on each. */
public enum JsonFindingCode {
    JSON_SYNTAX(Severity.FATAL, "The bytes are not JSON in UTF-8 from here on; nothing after this place was read."),
    JSON_LIMIT(
            Severity.FATAL,
            "The JSON is nested deeper, or a name, number or text in it is longer, than any document needs."),
    JSON_TOO_LARGE(
            Severity.FATAL,
            "One document is larger than 32 MiB or has more than 500,000 values; it has to be sent in parts."),
    JSON_DUPLICATE_KEY(Severity.ERROR, "An object has one key twice, so it cannot be told which value is meant."),
    JSON_NOT_AN_OBJECT(Severity.ERROR, "A document has to be a JSON object."),
    JSON_SHAPE_UNKNOWN(Severity.ERROR, "The object is none of the documents that we read."),
    JSON_MISSING(Severity.ERROR, "A field is missing that the document cannot do without."),
    JSON_TYPE(Severity.ERROR, "A field holds another kind of JSON value than it has to."),
    JSON_NUMBER(Severity.ERROR, "A field has to hold a decimal number and does not."),
    JSON_DATE(Severity.ERROR, "A field has to hold a date such as 2026-03-01, or a time with its zone, and does not."),
    JSON_CODE(Severity.ERROR, "A field has to hold one of a few words, and holds another."),
    JSON_PARTNER(Severity.ERROR, "The document names another partner than the one who sent it."),
    JSON_FIELD_UNKNOWN(
            Severity.WARNING,
            "A field that we do not know; it was kept and not used. A misspelt name looks like this."),
    CARRIER_STATUS(
            Severity.WARNING, "A carrier says a state of a parcel that we do not know; it was taken as under way."),
    CARRIER_TIME(Severity.WARNING, "A carrier says a local time without its zone; it was read as UTC."),
    SHOP_CANCELLED(
            Severity.ERROR,
            "The order is cancelled in the shop: before it came to us, or after it did; nothing of it is to be delivered."),
    SHOP_NOT_PAID(Severity.ERROR, "The order is not paid yet in the shop; it is sent again once it is."),
    SHOP_NOT_SHIPPED(
            Severity.ERROR, "The shop says of a fulfilment that it was cancelled or failed: nothing has left."),
    SHOP_NOT_OURS(
            Severity.ERROR,
            "Somebody else delivers the order, or it was delivered before it came to us: nothing is left to do."),
    SHOP_NO_ADDRESS(
            Severity.ERROR,
            "The order does not say where the goods go; a market place shows it only to whom it has allowed to see it."),
    SHOP_NOT_NAMED(
            Severity.WARNING,
            "Messages of this kind do not name their shop, so they have to come by the shop's own channel; this one did not."),
    SHOP_REFUND(
            Severity.WARNING,
            "What a refund gives back for goods, shipping, tax and duties is not what it says was paid back."),
    SHOP_NO_SKU(Severity.WARNING, "A line of a shop order has no SKU, so nobody can tell which item is meant."),
    SHOP_TOTAL(
            Severity.WARNING,
            "The lines of a shop order, less its discounts, do not add up to the subtotal it states.");

    private final Severity severity;
    private final String meaning;

    JsonFindingCode(Severity severity, String meaning) {
        this.severity = severity;
        this.meaning = meaning;
    }

    public Severity severity() {
        return severity;
    }

    /** One or two sentences for docs/findings.md. */
    public String meaning() {
        return meaning;
    }
}
