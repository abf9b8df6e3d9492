package throughline.connectors.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.BusinessDocument;
import throughline.model.document.Order;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.value.DocumentNumber;

/** An order by our programming interface ({@code POST /api/v1/orders}). */
final class JsonOrder implements JsonShape {

    @Override
    public String type() {
        return "JSON_ORDER";
    }

    @Override
    public String format() {
        return "JSON";
    }

    @Override
    public boolean recognises(Located.Fields document) {
        var type = JsonShape.peek(document, "type");
        return type == null ? document.has("lines") || document.has("number") : type.equals("Order");
    }

    @Override
    public @Nullable String sender(Located.Fields document) {
        var partner = JsonShape.peek(document, "partner");
        return partner != null ? partner : JsonShape.peek(document, "buyer");
    }

    @Override
    public @Nullable String control(Located.Fields document) {
        return JsonShape.peek(document, "number");
    }

    @Override
    public @Nullable BusinessDocument read(Gathering gathering, Parties parties) {
        var root = gathering.root();
        gathering.text(root, "type", "/type");
        gathering.text(root, "partner", "/sender");
        var number = gathering.requiredText(root, "number", "/number");
        var currency = gathering.currency(root, "currency", "/currency");
        var lines = JsonLines.orderLines(gathering, currency);
        if (!root.has("lines")) {
            gathering.missing(root, "lines");
        }
        var named = new ArrayList<Party>();
        party(gathering, "buyer", PartyRole.BUYER, "SELLER", named);
        party(gathering, "shipTo", PartyRole.SHIP_TO, "BUYER", named);
        party(gathering, "billTo", PartyRole.BILL_TO, "BUYER", named);
        var orderedOn = gathering.date(root, "orderedOn", "/orderedOn");
        var deliverOn = gathering.date(root, "deliverOn", "/deliverOn");
        var cancelAfter = gathering.date(root, "cancelAfter", "/cancelAfter");
        var complete = gathering.flag(root, "shipComplete", "/shipComplete");
        var notes = gathering.texts(root, "notes", "/notes");
        gathering.unknownFields();
        if (number == null || lines == null || !root.has("lines")) {
            return null;
        }
        return new Order(
                new DocumentNumber(number),
                parties.sender(),
                parties.receiver(),
                orderedOn,
                currency,
                deliverOn,
                cancelAfter,
                complete,
                named,
                List.of(),
                notes,
                lines,
                gathering.provenance("json/order@1"));
    }

    private static void party(Gathering gathering, String name, PartyRole role, String scheme, List<Party> named) {
        var party = JsonLines.party(gathering, name, role, scheme, "/parties/" + named.size());
        if (party != null) {
            named.add(party);
        }
    }
}
