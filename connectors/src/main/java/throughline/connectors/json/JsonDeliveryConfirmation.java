package throughline.connectors.json;

import org.jspecify.annotations.Nullable;
import throughline.model.document.BusinessDocument;
import throughline.model.document.TransportStatus;
import throughline.model.value.DocumentNumber;

/** A carrier or driver says where a shipment is, above all that it was delivered ({@code POST /api/v1/shipments/{number}/delivery}). */
final class JsonDeliveryConfirmation implements JsonShape {

    @Override
    public String type() {
        return "JSON_DELIVERY_CONFIRMATION";
    }

    @Override
    public String format() {
        return "JSON";
    }

    @Override
    public boolean recognises(Located.Fields document) {
        var type = JsonShape.peek(document, "type");
        return type == null ? document.has("shipment") && document.has("status") : type.equals("DeliveryConfirmation");
    }

    @Override
    public @Nullable String sender(Located.Fields document) {
        var partner = JsonShape.peek(document, "partner");
        return partner != null ? partner : JsonShape.peek(document, "carrier");
    }

    @Override
    public @Nullable String control(Located.Fields document) {
        var number = JsonShape.peek(document, "number");
        return number == null ? unnumbered(document) : number;
    }

    @Override
    public boolean enteredByUs() {
        return true;
    }

    @Override
    public @Nullable BusinessDocument read(Gathering gathering, Parties parties) {
        var root = gathering.root();
        gathering.text(root, "type", "/type");
        gathering.text(root, "partner", "/sender");
        gathering.text(root, "carrier", "/sender");
        var shipment = gathering.requiredText(root, "shipment", "/shipment");
        var number = gathering.text(root, "number", "/number");
        var status = root.has("status")
                ? gathering.word(root, "status", "/status", TransportStatus.Status.class)
                : TransportStatus.Status.DELIVERED;
        var at = gathering.moment(root, "at", "/at");
        if (!root.has("at")) {
            gathering.missing(root, "at");
        }
        var signedBy = gathering.text(root, "signedBy", "/signedBy");
        gathering.unknownFields();
        var own = number == null ? unnumbered(root) : number;
        if (shipment == null || own == null || status == null || at == null) {
            return null;
        }
        return new TransportStatus(
                new DocumentNumber(own),
                parties.sender(),
                parties.receiver(),
                new DocumentNumber(shipment),
                status,
                at,
                null,
                null,
                null,
                signedBy,
                gathering.provenance("json/delivery-confirmation@1"));
    }

    private static @Nullable String unnumbered(Located.Fields document) {
        var shipment = JsonShape.peek(document, "shipment");
        var status = JsonShape.peek(document, "status");
        return shipment == null ? null : shipment + "-" + (status == null ? "DELIVERED" : status);
    }
}
