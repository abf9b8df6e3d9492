package throughline.connectors.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.BusinessDocument;
import throughline.model.document.InventoryReport;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;

/** How much somebody has; it says what an 846 says. */
final class JsonInventory implements JsonShape {

    @Override
    public String type() {
        return "JSON_INVENTORY";
    }

    @Override
    public String format() {
        return "JSON";
    }

    @Override
    public boolean recognises(Located.Fields document) {
        return "InventoryReport".equals(JsonShape.peek(document, "type"));
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
        var on = gathering.date(root, "countedOn", "/countedOn");
        var notes = gathering.texts(root, "notes", "/notes");
        var lines = lines(gathering);
        if (!root.has("lines")) {
            gathering.missing(root, "lines");
        }
        gathering.unknownFields();
        if (number == null || lines == null || !root.has("lines")) {
            return null;
        }
        return new InventoryReport(
                new DocumentNumber(number),
                parties.sender(),
                parties.receiver(),
                on,
                place,
                notes,
                lines,
                gathering.provenance("json/inventory@1"));
    }

    private static @Nullable List<InventoryReport.Line> lines(Gathering gathering) {
        var lines = new ArrayList<InventoryReport.Line>();
        boolean whole = true;
        for (var line : gathering.list(gathering.root(), "lines")) {
            var to = "/lines/" + lines.size();
            var amount = gathering.requiredDecimal(line, "quantity", to + "/quantity");
            whole &= amount != null;
            if (amount == null) {
                gathering.passOver(line);
                continue;
            }
            var unit = JsonLines.unit(gathering, line, to);
            var number = gathering.text(line, "number", to + "/number");
            lines.add(new InventoryReport.Line(
                    number == null ? String.valueOf(lines.size() + 1) : number,
                    JsonLines.items(gathering, line, to),
                    gathering.text(line, "description", to + "/description"),
                    new Quantity(amount, new UnitCode(unit)),
                    unit,
                    gathering.text(line, "state", to + "/state"),
                    gathering.text(line, "location", to + "/location"),
                    gathering.text(line, "lot", to + "/lot"),
                    gathering.date(line, "expiresOn", to + "/expiresOn"),
                    gathering.span(line)));
        }
        return whole ? lines : null;
    }
}
