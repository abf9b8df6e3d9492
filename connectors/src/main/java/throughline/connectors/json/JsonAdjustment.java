package throughline.connectors.json;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.BusinessDocument;
import throughline.model.document.InventoryAdjustment;
import throughline.model.value.DocumentNumber;

/** A warehouse corrected its stock or moved it to another status; it says what a 947 says. */
final class JsonAdjustment implements JsonShape {

    @Override
    public String type() {
        return "JSON_ADJUSTMENT";
    }

    @Override
    public String format() {
        return "JSON";
    }

    @Override
    public boolean recognises(Located.Fields document) {
        return "InventoryAdjustment".equals(JsonShape.peek(document, "type"));
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
        var on = gathering.date(root, "adjustedOn", "/adjustedOn");
        var notes = gathering.texts(root, "notes", "/notes");
        var lines = lines(gathering);
        if (!root.has("lines")) {
            gathering.missing(root, "lines");
        }
        gathering.unknownFields();
        if (number == null || lines == null || !root.has("lines")) {
            return null;
        }
        return new InventoryAdjustment(
                new DocumentNumber(number),
                parties.sender(),
                parties.receiver(),
                on,
                place,
                notes,
                lines,
                gathering.provenance("json/adjustment@1"));
    }

    private static @Nullable List<InventoryAdjustment.Line> lines(Gathering gathering) {
        return JsonLines.each(
                gathering,
                "change",
                said -> new InventoryAdjustment.Line(
                        said.number(),
                        said.items(),
                        said.text("description"),
                        said.quantity(),
                        said.unit(),
                        said.text("reason"),
                        said.text("from"),
                        said.text("to"),
                        said.text("lot"),
                        said.span()));
    }
}
