package throughline.connectors.shop;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.JsonFindingCode;
import throughline.connectors.json.JsonShape;
import throughline.connectors.json.Located;
import throughline.model.document.BusinessDocument;
import throughline.model.document.DespatchAdvice;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;

/**
 * What a Shopify shop holds to have left for one of its orders ({@code fulfillments/create}, {@code fulfillments/update};
 * {@code {"fulfillment": ...}} and {@code {"fulfillments": [...]}} of the Admin API), our own writing included.
 */
final class ShopifyFulfillment implements JsonShape {

    /** Nothing has left. */
    private static final Set<String> OFF = Set.of("cancelled", "failure", "error");

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    @Override
    public String type() {
        return "SHOPIFY_FULFILLMENT";
    }

    @Override
    public String format() {
        return "SHOPIFY";
    }

    @Override
    public boolean recognises(Located.Fields document) {
        return document.has("order_id")
                && document.at("line_items") instanceof Located.Items
                && document.at("tracking_numbers") instanceof Located.Items;
    }

    @Override
    public List<Located> within(Located.Fields answer) {
        return JsonShape.under(answer, "fulfillment", "fulfillments");
    }

    @Override
    public @Nullable String sender(Located.Fields document) {
        return null;
    }

    @Override
    public boolean unnamed() {
        return true;
    }

    @Override
    public @Nullable String control(Located.Fields document) {
        return JsonShape.peek(document, "id");
    }

    @Override
    public @Nullable BusinessDocument read(Gathering gathering, Parties parties) {
        var root = gathering.root();
        var name = gathering.requiredText(root, "name", "/number");
        var status = gathering.text(root, "status", null);
        var at = root.at("status");
        if (status != null && at != null && OFF.contains(status)) {
            gathering.find(
                    JsonFindingCode.SHOP_NOT_SHIPPED,
                    at,
                    "Fulfilment %s is %s in the shop; nothing has left.".formatted(name, status));
        }
        var created = gathering.moment(root, "created_at", null);
        var shippedOn = gathering.date(root, "created_at", "/shippedOn");
        var changed = gathering.moment(root, "updated_at", null);
        var carrier = gathering.text(root, "tracking_company", "/carrier");
        var tracking = gathering.text(root, "tracking_number", "/tracking");
        var lines = lines(gathering);
        if (name == null || lines == null) {
            return null;
        }
        return new DespatchAdvice(
                new DocumentNumber(number(name, created, changed)),
                parties.sender(),
                parties.receiver(),
                order(name),
                shippedOn,
                null,
                carrier,
                tracking,
                null,
                List.of(),
                lines,
                gathering.provenance("shopify/fulfillment@1"));
    }

    /** A change of it is another document: it says other things under the same name. */
    private static String number(String name, @Nullable Instant created, @Nullable Instant changed) {
        return changed == null || changed.equals(created) ? name : name + "-" + STAMP.format(changed);
    }

    /** The name has two parts: the order's, and after the last full stop the count of its fulfilments. */
    private static @Nullable DocumentNumber order(String name) {
        int stop = name.lastIndexOf('.');
        return stop <= 0 ? null : new DocumentNumber(name.substring(0, stop));
    }

    private static @Nullable List<DespatchAdvice.Line> lines(Gathering gathering) {
        var lines = new ArrayList<DespatchAdvice.Line>();
        boolean whole = true;
        for (var said : gathering.list(gathering.root(), "line_items")) {
            var to = "/lines/" + lines.size();
            int number = lines.size() + 1;
            var shipped = gathering.requiredDecimal(said, "quantity", to + "/shipped");
            whole &= shipped != null;
            if (shipped != null) {
                lines.add(new DespatchAdvice.Line(
                        String.valueOf(number),
                        null,
                        ShopLines.items(gathering, said, to, number),
                        gathering.text(said, said.has("name") ? "name" : "title", to + "/description"),
                        null,
                        new Quantity(shipped, UnitCode.EACH),
                        UnitCode.EACH.code(),
                        null,
                        null,
                        null,
                        gathering.span(said)));
            }
        }
        return whole ? lines : null;
    }
}
