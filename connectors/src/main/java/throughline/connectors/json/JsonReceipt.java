package throughline.connectors.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.BusinessDocument;
import throughline.model.document.ReceiptAdvice;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;

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
        var partner = JsonShape.peek(document, "partner");
        return partner != null ? partner : JsonShape.peek(document, "warehouse");
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
        var lines = new ArrayList<ReceiptAdvice.Line>();
        boolean whole = true;
        for (var line : gathering.list(gathering.root(), "lines")) {
            var to = "/lines/" + lines.size();
            var amount = gathering.requiredDecimal(line, "received", to + "/received");
            whole &= amount != null;
            if (amount == null) {
                gathering.passOver(line);
                continue;
            }
            var unit = JsonLines.unit(gathering, line, to);
            var number = gathering.text(line, "number", to + "/number");
            var shipped = gathering.decimal(line, "shipped", to + "/shipped");
            var rejected = gathering.decimal(line, "rejected", to + "/rejected");
            lines.add(new ReceiptAdvice.Line(
                    number == null ? String.valueOf(lines.size() + 1) : number,
                    gathering.text(line, "orderLine", to + "/orderLine"),
                    JsonLines.items(gathering, line, to),
                    gathering.text(line, "description", to + "/description"),
                    shipped == null ? null : new Quantity(shipped, new UnitCode(unit)),
                    new Quantity(amount, new UnitCode(unit)),
                    rejected == null ? null : new Quantity(rejected, new UnitCode(unit)),
                    unit,
                    gathering.text(line, "condition", to + "/condition"),
                    gathering.text(line, "lot", to + "/lot"),
                    gathering.date(line, "expiresOn", to + "/expiresOn"),
                    gathering.text(line, "sscc", to + "/sscc"),
                    gathering.span(line)));
        }
        return whole ? lines : null;
    }
}
