package throughline.connectors.json;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.BusinessDocument;
import throughline.model.document.OrderChange;
import throughline.model.value.DocumentNumber;

/** A change or cancellation of an order by our programming interface ({@code POST /api/v1/orders/{number}/changes}). */
final class JsonOrderChange implements JsonShape {

    @Override
    public String type() {
        return "JSON_ORDER_CHANGE";
    }

    @Override
    public String format() {
        return "JSON";
    }

    @Override
    public boolean recognises(Located.Fields document) {
        var type = JsonShape.peek(document, "type");
        return type == null ? document.has("order") && document.has("kind") : type.equals("OrderChange");
    }

    @Override
    public @Nullable String sender(Located.Fields document) {
        return JsonShape.peek(document, "partner");
    }

    @Override
    public @Nullable String control(Located.Fields document) {
        var number = JsonShape.peek(document, "number");
        return number == null ? unnumbered(document) : number;
    }

    @Override
    public @Nullable BusinessDocument read(Gathering gathering, Parties parties) {
        var root = gathering.root();
        gathering.text(root, "type", "/type");
        gathering.text(root, "partner", "/sender");
        var order = gathering.requiredText(root, "order", "/order");
        var number = gathering.text(root, "number", "/number");
        var kind = gathering.word(root, "kind", "/kind", OrderChange.Kind.class);
        if (!root.has("kind")) {
            gathering.missing(root, "kind");
        }
        var lines = JsonLines.orderLines(gathering, gathering.currency(root, "currency", "/currency"));
        if (kind == OrderChange.Kind.CHANGE && !root.has("lines")) {
            gathering.missing(root, "lines");
        }
        var orderedOn = gathering.date(root, "orderedOn", "/orderedOn");
        gathering.unknownFields();
        var own = number == null ? unnumbered(root) : number;
        if (order == null || kind == null || lines == null || own == null) {
            return null;
        }
        return new OrderChange(
                new DocumentNumber(own),
                parties.sender(),
                parties.receiver(),
                new DocumentNumber(order),
                kind,
                orderedOn,
                kind == OrderChange.Kind.CANCEL ? List.of() : lines,
                gathering.provenance("json/order-change@1"));
    }

    private static @Nullable String unnumbered(Located.Fields document) {
        var order = JsonShape.peek(document, "order");
        return order == null
                ? null
                : order + ("CANCEL".equalsIgnoreCase(JsonShape.peek(document, "kind")) ? "-CANCEL" : "-CHANGE");
    }
}
