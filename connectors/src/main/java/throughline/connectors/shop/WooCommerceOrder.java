package throughline.connectors.shop;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.JsonShape;
import throughline.connectors.json.Located;
import throughline.model.document.BusinessDocument;
import throughline.model.document.Order;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.value.DocumentNumber;

/**
 * An order of a WooCommerce shop, as its webhooks and its REST interface (v3) say it. Prices are those before coupons and without tax;
 * coupons, fees, shipping and tax come as adjustments of the whole order.
 */
public final class WooCommerceOrder implements JsonShape {

    private static final ShopAddress ADDRESS = new ShopAddress(
            List.of("first_name", "last_name"),
            List.of("company", "address_1", "address_2"),
            "city",
            "state",
            "postcode",
            "country");

    @Override
    public String type() {
        return "WOOCOMMERCE_ORDER";
    }

    @Override
    public String format() {
        return "WOOCOMMERCE";
    }

    @Override
    public boolean recognises(Located.Fields document) {
        return document.has("order_key") && document.at("line_items") instanceof Located.Items;
    }

    /** The shop's domain: the body names it only in the address of the order itself. */
    @Override
    public @Nullable String sender(Located.Fields document) {
        if (document.at("_links") instanceof Located.Fields links
                && links.at("self") instanceof Located.Items self
                && !self.all().isEmpty()
                && self.all().get(0) instanceof Located.Fields first) {
            var address = JsonShape.peek(first, "href");
            try {
                return address == null ? null : URI.create(address).getHost();
            } catch (IllegalArgumentException none) {
                return null;
            }
        }
        return null;
    }

    @Override
    public @Nullable String control(Located.Fields document) {
        return JsonShape.peek(document, "id");
    }

    @Override
    public @Nullable BusinessDocument read(Gathering gathering, Parties parties) {
        var root = gathering.root();
        var number = gathering.requiredText(root, "number", "/number");
        var currency = gathering.currency(root, "currency", "/currency");
        if (currency == null) {
            gathering.missing(root, "currency");
        }
        ShopStates.WOOCOMMERCE.find(gathering, root, number);
        if (number == null || currency == null) {
            return null;
        }
        var lines = new WooCommerceLines(gathering, currency);
        var sold = lines.all();
        var adjustments = lines.adjustments();
        var note = gathering.text(root, "customer_note", "/notes/0");
        if (sold == null) {
            return null;
        }
        return new Order(
                new DocumentNumber(number),
                parties.sender(),
                parties.receiver(),
                gathering.date(root, "date_created", "/orderedOn"),
                currency,
                null,
                null,
                null,
                parties(gathering),
                adjustments,
                note == null ? List.of() : List.of(note),
                sold,
                gathering.provenance("woocommerce/order@1"));
    }

    private static List<Party> parties(Gathering gathering) {
        var parties = new ArrayList<Party>();
        addressed(gathering, "shipping", PartyRole.SHIP_TO, parties);
        addressed(gathering, "billing", PartyRole.BILL_TO, parties);
        return parties;
    }

    private static void addressed(Gathering gathering, String field, PartyRole role, List<Party> parties) {
        var said = gathering.fields(gathering.root(), field);
        if (said == null || JsonShape.peek(said, "address_1") == null) {
            return;
        }
        parties.add(ADDRESS.party(gathering, said, role, "/parties/" + parties.size()));
    }
}
