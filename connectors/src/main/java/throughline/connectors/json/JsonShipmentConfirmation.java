package throughline.connectors.json;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.BusinessDocument;
import throughline.model.document.DespatchAdvice;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.value.DocumentNumber;

/** A warehouse says what it has shipped ({@code POST /api/v1/shipments/{number}/confirmation}); it says under our number what a 945 says. */
final class JsonShipmentConfirmation implements JsonShape {

    @Override
    public String type() {
        return "JSON_SHIPMENT_CONFIRMATION";
    }

    @Override
    public String format() {
        return "JSON";
    }

    @Override
    public boolean recognises(Located.Fields document) {
        var type = JsonShape.peek(document, "type");
        return type == null ? document.has("shipment") && document.has("lines") : type.equals("ShipmentConfirmation");
    }

    @Override
    public @Nullable String sender(Located.Fields document) {
        return JsonLines.partnerOrWarehouse(document);
    }

    @Override
    public @Nullable String control(Located.Fields document) {
        return JsonShape.peek(document, "shipment");
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
        var number = gathering.requiredText(root, "shipment", "/number");
        var order = gathering.text(root, "order", "/order");
        var warehouse = gathering.text(root, "warehouse", "/parties/0/identifications/0/value");
        var packages = gathering.decimal(root, "packages", "/packages");
        var lines = lines(gathering);
        if (!root.has("lines")) {
            gathering.missing(root, "lines");
        }
        var shippedOn = gathering.date(root, "shippedOn", "/shippedOn");
        var deliverOn = gathering.date(root, "deliverOn", "/deliverOn");
        var carrier = gathering.text(root, "carrier", "/carrier");
        var tracking = gathering.text(root, "tracking", "/tracking");
        gathering.unknownFields();
        if (number == null || lines == null || !root.has("lines")) {
            return null;
        }
        var from = warehouse == null
                ? List.<Party>of()
                : List.of(new Party(
                        PartyRole.SHIP_FROM, List.of(new Party.Identification("SELLER", warehouse)), null, null));
        return new DespatchAdvice(
                new DocumentNumber(number),
                parties.sender(),
                parties.receiver(),
                order == null ? null : new DocumentNumber(order),
                shippedOn,
                deliverOn,
                carrier,
                tracking,
                packages == null ? null : packages.intValue(),
                from,
                lines,
                gathering.provenance("json/shipment-confirmation@1"));
    }

    private static @Nullable List<DespatchAdvice.Line> lines(Gathering gathering) {
        return JsonLines.each(
                gathering,
                "shipped",
                said -> new DespatchAdvice.Line(
                        said.number(),
                        said.text("orderLine"),
                        said.items(),
                        said.text("description"),
                        said.quantity("ordered"),
                        said.quantity(),
                        said.unit(),
                        said.text("lot"),
                        null,
                        said.text("sscc"),
                        said.span()));
    }
}
