package throughline.connectors.edi.draft;

/** Where a value stands in a canonical document: a JSON pointer with {@code #} for each index. */
enum Field {
    NUMBER("/number"),
    ORDER("/order"),
    ORDERED_ON("/orderedOn"),
    CURRENCY("/currency"),
    DELIVER_ON("/deliverOn"),
    CANCEL_AFTER("/cancelAfter"),
    SHIP_COMPLETE("/shipComplete"),
    SHIPPED_ON("/shippedOn"),
    CARRIER("/carrier"),
    TRACKING("/tracking"),
    PACKAGES("/packages"),
    NOTE("/notes/#"),
    PARTY_ROLE("/parties/#/role"),
    PARTY_SCHEME("/parties/#/identifications/0/scheme"),
    PARTY_ID("/parties/#/identifications/0/value"),
    PARTY_NAME("/parties/#/name"),
    PARTY_STREET("/parties/#/address/lines/#"),
    PARTY_CITY("/parties/#/address/city"),
    PARTY_REGION("/parties/#/address/region"),
    PARTY_POSTAL_CODE("/parties/#/address/postalCode"),
    PARTY_COUNTRY("/parties/#/address/country"),
    ADJUSTMENT_CHARGE("/adjustments/#/charge"),
    ADJUSTMENT_CODE("/adjustments/#/code"),
    ADJUSTMENT_DESCRIPTION("/adjustments/#/description"),
    ADJUSTMENT_PERCENT("/adjustments/#/percent"),
    ADJUSTMENT_AMOUNT("/adjustments/#/amount"),
    LINE_NUMBER("/lines/#/number"),
    LINE_ORDER_LINE("/lines/#/orderLine"),
    LINE_ITEM_SCHEME("/lines/#/items/#/scheme"),
    LINE_ITEM("/lines/#/items/#/value"),
    LINE_DESCRIPTION("/lines/#/description"),
    LINE_QUANTITY("/lines/#/quantity"),
    LINE_ORDERED("/lines/#/ordered"),
    LINE_SHIPPED("/lines/#/shipped"),
    LINE_UNIT("/lines/#/unitAsSent"),
    LINE_PRICE("/lines/#/price"),
    LINE_DELIVER_ON("/lines/#/deliverOn"),
    LINE_LOT("/lines/#/lot"),
    LINE_SSCC("/lines/#/sscc"),
    // Of the messages about stock.
    COUNTED_ON("/countedOn"),
    ADJUSTED_ON("/adjustedOn"),
    ISSUED_ON("/issuedOn"),
    FROM("/from"),
    TO("/to"),
    REVISION("/revision"),
    VALID_FROM("/validFrom"),
    VALID_TO("/validTo"),
    LINE_STATE("/lines/#/state"),
    LINE_LOCATION("/lines/#/location"),
    LINE_EXPIRES_ON("/lines/#/expiresOn"),
    LINE_ACTIVITY("/lines/#/activity"),
    LINE_CHANGE("/lines/#/change"),
    LINE_REASON("/lines/#/reason"),
    LINE_FROM("/lines/#/from"),
    LINE_TO("/lines/#/to"),
    LINE_ACTION("/lines/#/action"),
    LINE_PACK_SIZE("/lines/#/packSize"),
    LINE_MINIMUM("/lines/#/minimum"),
    LINE_SHIP_TO("/lines/#/shipTo"),
    PRICE("/lines/#/prices/#/price"),
    PRICE_KIND("/lines/#/prices/#/kind"),
    PRICE_FROM("/lines/#/prices/#/from"),
    PRICE_VALID_FROM("/lines/#/prices/#/validFrom"),
    PRICE_VALID_TO("/lines/#/prices/#/validTo"),
    BUCKET_QUANTITY("/lines/#/buckets/#/quantity"),
    BUCKET_CERTAINTY("/lines/#/buckets/#/certainty"),
    BUCKET_INTERVAL("/lines/#/buckets/#/interval"),
    BUCKET_FROM("/lines/#/buckets/#/from"),
    BUCKET_TO("/lines/#/buckets/#/to"),
    INTERCHANGE("/interchange"),
    GROUP("/group"),
    FUNCTIONAL_CODE("/functionalCode"),
    VERSION("/version"),
    STATUS("/status"),
    NOTE_CODE("/noteCode"),
    SETS_INCLUDED("/setsIncluded"),
    SET_TYPE("/sets/#/type"),
    SET_CONTROL("/sets/#/control"),
    SET_STATUS("/sets/#/status"),
    SET_CODE("/sets/#/codes/#"),
    ERROR_SEGMENT("/sets/#/errors/#/segment"),
    ERROR_POSITION("/sets/#/errors/#/position"),
    ERROR_CODE("/sets/#/errors/#/code"),
    ERROR_ELEMENT("/sets/#/errors/#/element"),
    ERROR_VALUE("/sets/#/errors/#/value");

    private static final Field[] ALL = values();

    private final String template;

    Field(String template) {
        this.template = template;
    }

    static Field of(int ordinal) {
        return ALL[ordinal];
    }

    String pointer(int first, int second) {
        var pointer = template.replaceFirst("#", Integer.toString(first));
        return pointer.replaceFirst("#", Integer.toString(second));
    }
}
