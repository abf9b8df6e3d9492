package throughline.connectors.flat;

import static throughline.connectors.flat.FeedKind.Type.DATE;
import static throughline.connectors.flat.FeedKind.Type.DECIMAL;
import static throughline.connectors.flat.FeedKind.Type.TEXT;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What a file may hold, with the names that its map may fill: those of our own JSON documents. */
public enum FeedKind {
    ORDER(
            "Order",
            "JSON_ORDER",
            "number* orderedOn:d currency buyer deliverOn:d cancelAfter:d " + party("shipTo") + party("billTo")
                    + "notes[]",
            "number sku gtin buyerPart description quantity*:n unit price:n deliverOn:d"),
    SHIPMENT_CONFIRMATION(
            "ShipmentConfirmation",
            "JSON_SHIPMENT_CONFIRMATION",
            "shipment* warehouse order shippedOn:d deliverOn:d carrier tracking packages:n",
            "number orderLine sku gtin buyerPart description shipped*:n ordered:n unit lot sscc"),
    RECEIPT(
            "ReceiptAdvice",
            "JSON_RECEIPT",
            "number* order shipment warehouse receivedOn:d notes[]",
            "number orderLine sku gtin buyerPart description shipped:n received*:n rejected:n unit condition lot expiresOn:d sscc"),
    ADJUSTMENT(
            "InventoryAdjustment",
            "JSON_ADJUSTMENT",
            "number* warehouse adjustedOn:d notes[]",
            "number sku gtin buyerPart description change*:n unit reason from to lot"),
    INVENTORY(
            "InventoryReport",
            "JSON_INVENTORY",
            "number* warehouse countedOn:d notes[]",
            "number sku gtin buyerPart description quantity*:n unit state location lot expiresOn:d");

    /** How a value is written. */
    public enum Type {
        TEXT,
        DECIMAL,
        DATE
    }

    private static final Set<String> ITEMS = Set.of("sku", "gtin", "buyerPart");

    private final String document;
    private final String shape;
    private final Map<String, Type> fields;
    private final Map<String, Type> lines;
    private final Set<String> required;

    FeedKind(String document, String shape, String fields, String lines) {
        this.document = document;
        this.shape = shape;
        this.fields = types(fields);
        this.lines = types(lines);
        this.required = required(fields, lines);
    }

    /** As a map names it in {@code document}. */
    public String document() {
        return document;
    }

    String shape() {
        return shape;
    }

    Map<String, Type> fields() {
        return fields;
    }

    Map<String, Type> lines() {
        return lines;
    }

    /** The names without which there is no document; those of lines begin with {@code lines/}. */
    Set<String> required() {
        return required;
    }

    /** The names of an item, of which a line needs one. */
    static Set<String> items() {
        return ITEMS;
    }

    private static String party(String name) {
        return "%1$s/code %1$s/gln %1$s/name %1$s/street[] %1$s/city %1$s/region %1$s/postalCode %1$s/country "
                .formatted(name);
    }

    private static Map<String, Type> types(String words) {
        var types = new LinkedHashMap<String, Type>();
        for (var word : words.split(" ")) {
            types.put(
                    word.replaceAll("\\*|:.$", ""), word.endsWith(":n") ? DECIMAL : word.endsWith(":d") ? DATE : TEXT);
        }
        return types;
    }

    private static Set<String> required(String fields, String lines) {
        var required = new java.util.LinkedHashSet<String>();
        for (var word : fields.split(" ")) {
            if (word.contains("*")) {
                required.add(word.replaceAll("\\*|:.$", ""));
            }
        }
        for (var word : lines.split(" ")) {
            if (word.contains("*")) {
                required.add("lines/" + word.replaceAll("\\*|:.$", ""));
            }
        }
        return required;
    }
}
