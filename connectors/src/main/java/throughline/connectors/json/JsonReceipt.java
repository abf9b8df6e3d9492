package throughline.connectors.json;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.BusinessDocument;
import throughline.model.document.ReceiptAdvice;
import throughline.model.value.DocumentNumber;

/** A warehouse says what came in; it says what a 944 says. */
final class JsonReceipt implements JsonShape {

    @Override
    public String type() {
        return "JSON_RECEIPT";
    }

    @Override
    public String format() {
        return "JSON";
    }

    @Override
    public boolean recognises(Located.Fields document) {
        return "ReceiptAdvice".equals(JsonShape.peek(document, "type"));
    }

    @Override
    public @Nullable String sender(Located.Fields document) {
        return JsonLines.partnerOrWarehouse(document);
    }

    @Override
    public @Nullable String control(Located.Fields document) {
        return JsonShape.peek(document, "number");
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
        var number = gathering.requiredText(root, "number", "/number");
        var place = JsonLines.warehouse(gathering);
        var order = gathering.text(root, "order", "/order");
        var shipment = gathering.text(root, "shipment", "/shipment");
        var on = gathering.date(root, "receivedOn", "/receivedOn");
        var notes = gathering.texts(root, "notes", "/notes");
        var lines = lines(gathering);
        if (!root.has("lines")) {
            gathering.missing(root, "lines");
        }
        gathering.unknownFields();
        if (number == null || lines == null || !root.has("lines")) {
            return null;
        }
        return new ReceiptAdvice(
                new DocumentNumber(number),
                parties.sender(),
                parties.receiver(),
                order == null ? null : new DocumentNumber(order),
                shipment == null ? null : new DocumentNumber(shipment),
                on,
                place,
                notes,
                lines,
                gathering.provenance("json/receipt@1"));
    }

    private static @Nullable List<ReceiptAdvice.Line> lines(Gathering gathering) {
        return JsonLines.each(
                gathering,
                "received",
                said -> new ReceiptAdvice.Line(
                        said.number(),
                        said.text("orderLine"),
                        said.items(),
                        said.text("description"),
                        said.quantity("shipped"),
                        said.quantity(),
                        said.quantity("rejected"),
                        said.unit(),
                        said.text("condition"),
                        said.text("lot"),
                        said.date("expiresOn"),
                        said.text("sscc"),
                        said.span()));
    }
}
