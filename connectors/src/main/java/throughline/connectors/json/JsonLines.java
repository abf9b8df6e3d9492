package throughline.connectors.json;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import throughline.model.document.ItemReference;
import throughline.model.document.ItemReference.Scheme;
import throughline.model.document.OrderLine;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/** What the documents of our programming interface have in common: lines, items, parties. */
final class JsonLines {

    private JsonLines() {}

    /**
     * A line that says how much.
     *
     * @param to its pointer in the canonical document
     * @param number its own, else its place among the lines, from 1
     */
    record Said(Gathering gathering, Located.Fields line, String to, String number, BigDecimal amount, String unit) {

        Quantity quantity() {
            return new Quantity(amount, new UnitCode(unit));
        }

        /** Another quantity of it, in the same unit; null when it says none. */
        @Nullable
        Quantity quantity(String name) {
            var said = gathering.decimal(line, name, to + "/" + name);
            return said == null ? null : new Quantity(said, new UnitCode(unit));
        }

        @Nullable
        String text(String name) {
            return gathering.text(line, name, to + "/" + name);
        }

        @Nullable
        LocalDate date(String name) {
            return gathering.date(line, name, to + "/" + name);
        }

        List<ItemReference> items() {
            return JsonLines.items(gathering, line, to);
        }

        SourceSpan span() {
            return gathering.span(line);
        }
    }

    /**
     * What is made of each line, or null when one of them does not say how much: a document with a line less is another one.
     *
     * @param amount the field that says how much, here and in the canonical document
     */
    static <L> @Nullable List<L> each(Gathering gathering, String amount, Function<Said, L> making) {
        var lines = new ArrayList<L>();
        boolean whole = true;
        for (var line : gathering.list(gathering.root(), "lines")) {
            var to = "/lines/" + lines.size();
            var number = gathering.text(line, "number", to + "/number");
            var said = gathering.requiredDecimal(line, amount, to + "/" + amount);
            whole &= said != null;
            if (said == null) {
                gathering.passOver(line);
                continue;
            }
            var own = number == null ? String.valueOf(lines.size() + 1) : number;
            lines.add(making.apply(new Said(gathering, line, to, own, said, unit(gathering, line, to))));
        }
        return whole ? lines : null;
    }

    /** The lines of an order; null as {@link #each} says. */
    static @Nullable List<OrderLine> orderLines(Gathering gathering, @Nullable Currency currency) {
        return each(
                gathering,
                "quantity",
                said -> new OrderLine(
                        said.number(),
                        said.items(),
                        said.text("description"),
                        said.quantity(),
                        said.unit(),
                        price(gathering, said.line(), said.to(), currency, said.unit()),
                        said.date("deliverOn"),
                        said.span()));
    }

    /** Who sends what a warehouse says: its partner, else the warehouse itself. */
    static @Nullable String partnerOrWarehouse(Located.Fields document) {
        var partner = JsonShape.peek(document, "partner");
        return partner != null ? partner : JsonShape.peek(document, "warehouse");
    }

    /** The warehouse that says it, as a party the goods are with. */
    static List<Party> warehouse(Gathering gathering) {
        var code = gathering.text(gathering.root(), "warehouse", "/parties/0/identifications/0/value");
        return code == null
                ? List.of()
                : List.of(new Party(PartyRole.OTHER, List.of(new Party.Identification("SELLER", code)), null, null));
    }

    private static String unit(Gathering gathering, Located.Fields line, String to) {
        var unit = gathering.text(line, "unit", to + "/unitAsSent");
        return unit == null ? "EA" : unit.strip().toUpperCase(Locale.ROOT);
    }

    private static List<ItemReference> items(Gathering gathering, Located.Fields line, String to) {
        var items = new ArrayList<ItemReference>();
        item(gathering, line, "sku", Scheme.SELLER, to, items);
        item(gathering, line, "gtin", Scheme.GTIN, to, items);
        item(gathering, line, "buyerPart", Scheme.BUYER, to, items);
        if (items.isEmpty()) {
            gathering.find(
                    JsonFindingCode.JSON_MISSING,
                    line,
                    "The line at %s names no item. Send 'sku', 'gtin' or 'buyerPart'.".formatted(line.pointer()));
        }
        return items;
    }

    private static void item(
            Gathering gathering,
            Located.Fields line,
            String name,
            Scheme scheme,
            String to,
            List<ItemReference> items) {
        var value = gathering.text(line, name, "%s/items/%d/value".formatted(to, items.size()));
        if (value != null) {
            items.add(new ItemReference(scheme, value));
        }
    }

    private static @Nullable UnitPrice price(
            Gathering gathering, Located.Fields line, String to, @Nullable Currency currency, String unit) {
        var amount = gathering.decimal(line, "price", to + "/price");
        if (amount == null) {
            return null;
        }
        if (currency == null) {
            gathering.find(
                    JsonFindingCode.JSON_MISSING,
                    line,
                    "The line at %s has a price, but the order names no currency. Send 'currency'."
                            .formatted(line.pointer()));
            return null;
        }
        if (amount.signum() < 0) {
            gathering.wrong(JsonFindingCode.JSON_NUMBER, line, "price", "must not be negative");
            return null;
        }
        return new UnitPrice(amount, currency, new UnitCode(unit));
    }

    /** A party given as its code alone, or as an object with code, name and address. */
    static @Nullable Party party(Gathering gathering, String name, PartyRole role, String scheme, String to) {
        var root = gathering.root();
        if (root.at(name) instanceof Located.Scalar) {
            var code = gathering.text(root, name, to + "/identifications/0/value");
            return code == null ? null : new Party(role, List.of(new Party.Identification(scheme, code)), null, null);
        }
        var party = gathering.fields(root, name);
        return party == null ? null : party(gathering, party, role, scheme, to);
    }

    private static Party party(Gathering gathering, Located.Fields party, PartyRole role, String scheme, String to) {
        var identifications = new ArrayList<Party.Identification>();
        var code = gathering.text(party, "code", to + "/identifications/0/value");
        if (code != null) {
            identifications.add(new Party.Identification(scheme, code));
        }
        var gln = gathering.text(party, "gln", "%s/identifications/%d/value".formatted(to, identifications.size()));
        if (gln != null) {
            identifications.add(new Party.Identification("GLN", gln));
        }
        var street = gathering.texts(party, "street", to + "/address/lines");
        var city = gathering.text(party, "city", to + "/address/city");
        var region = gathering.text(party, "region", to + "/address/region");
        var postalCode = gathering.text(party, "postalCode", to + "/address/postalCode");
        var country = gathering.text(party, "country", to + "/address/country");
        boolean addressed =
                !street.isEmpty() || city != null || region != null || postalCode != null || country != null;
        return new Party(
                role,
                identifications,
                gathering.text(party, "name", to + "/name"),
                addressed ? new Party.Address(street, city, region, postalCode, country) : null);
    }
}
