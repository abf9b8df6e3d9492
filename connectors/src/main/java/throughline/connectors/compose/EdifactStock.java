package throughline.connectors.compose;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.model.document.InventoryReport;
import throughline.model.document.ItemReference;
import throughline.model.document.PriceCatalogue;
import throughline.model.document.SalesReport;
import throughline.model.value.Quantity;
import throughline.model.value.UnitCode;
import throughline.model.value.UnitPrice;

/** What we have, what was sold, and what we ask for it: INVRPT, SLSRPT and PRICAT. */
final class EdifactStock {

    /** 5125 of the directory; any other kind of price is its 5387, beside a price that only informs. */
    private static final Set<String> QUALIFIERS = Set.of("AAA", "AAB", "AAE", "AAF", "CAL", "GRP", "INF", "INV", "NTP");

    private static final String INFORMATION = "INF";

    private final EdifactSegments out;
    private final Partner.Outbound as;

    EdifactStock(EdifactSegments out, Partner.Outbound as) {
        this.out = out;
        this.as = as;
    }

    /** @param today the message's own date: the report says only that of its figures */
    void inventory(InventoryReport report, LocalDate today) {
        begin("35", report.number().value(), today);
        out.day(report.countedOn(), "366");
        EdifactCodes.parties(out, report.parties(), as.ours(), as.theirs());
        int items = 0;
        InventoryReport.Line before = null;
        for (var line : report.lines()) {
            if (before == null || !sameGoods(before, line)) {
                goods(line.number(), line.items(), line.description());
                if (line.lot() != null) {
                    out.segment("PIA", "1", out.of(out.id("C212.7140", line.lot(), 35), "NB"));
                }
                items++;
            }
            var state = line.state();
            if (state == null) {
                throw X12Segments.refused(
                        "QTY 6063", line.number(), "is a line that does not say which stock is meant");
            }
            quantity(state, line.quantity(), line.unitAsSent());
            place("14", line.location());
            out.day(line.expiresOn(), "361");
            before = line;
        }
        out.segment("CNT", out.of("2", String.valueOf(items)));
    }

    /** Figures that follow one another and are of the same goods share one LIN. */
    private static boolean sameGoods(InventoryReport.Line one, InventoryReport.Line other) {
        return one.number().equals(other.number())
                && one.items().equals(other.items())
                && Objects.equals(one.lot(), other.lot())
                && Objects.equals(one.description(), other.description());
    }

    /** @param today the message's own date */
    void sales(SalesReport report, LocalDate today) {
        begin("73E", report.number().value(), today);
        out.day(report.from(), "90");
        out.day(report.to(), "91");
        // Here we are the buyer of what was sold.
        EdifactCodes.parties(out, report.parties(), as.theirs(), as.ours());
        var currency = currency(report);
        if (currency != null) {
            out.segment("CUX", out.of("2", currency.getCurrencyCode(), "10"));
        }
        int items = 0;
        SalesReport.Line before = null;
        for (var line : report.lines()) {
            if (before == null || !Objects.equals(before.location(), line.location())) {
                out.segment("LOC", "162", located(line.location()));
            }
            if (before == null || !sameGoods(before, line)) {
                goods(line.number(), line.items(), line.description());
                price("NTP", null, line.price());
                items++;
            }
            quantity(line.activity(), line.quantity(), line.unitAsSent());
            before = line;
        }
        out.segment("CNT", out.of("2", String.valueOf(items)));
    }

    private static boolean sameGoods(SalesReport.Line one, SalesReport.Line other) {
        return Objects.equals(one.location(), other.location())
                && one.number().equals(other.number())
                && one.items().equals(other.items())
                && Objects.equals(one.price(), other.price())
                && Objects.equals(one.description(), other.description());
    }

    /** A sales report has one currency: its prices have no place for another. */
    private static @Nullable Currency currency(SalesReport report) {
        var currencies = report.lines().stream()
                .map(SalesReport.Line::price)
                .filter(Objects::nonNull)
                .map(UnitPrice::currency)
                .distinct()
                .toList();
        if (currencies.size() > 1) {
            throw X12Segments.refused("CUX 6345", currencies.toString(), "is more than one currency");
        }
        return currencies.isEmpty() ? null : currencies.get(0);
    }

    /** @param today the message's own date, where the catalogue has none */
    void catalogue(PriceCatalogue catalogue, LocalDate today) {
        begin("9", catalogue.number().value(), catalogue.issuedOn() == null ? today : catalogue.issuedOn());
        out.day(catalogue.validFrom(), "157");
        out.day(catalogue.validTo(), "206");
        catalogue.notes().forEach(note -> EdifactCodes.note(out, note));
        EdifactCodes.parties(out, catalogue.parties(), as.ours(), as.theirs());
        if (catalogue.currency() != null) {
            out.segment("CUX", out.of("2", catalogue.currency().getCurrencyCode(), "8"));
        }
        // One group, of no products in particular.
        out.segment("PGI", "2");
        for (var line : catalogue.lines()) {
            offer(line, catalogue);
        }
        out.segment("CNT", out.of("2", String.valueOf(catalogue.lines().size())));
    }

    private void offer(PriceCatalogue.Line line, PriceCatalogue catalogue) {
        var action = line.action() == null ? null : out.id("LIN 1229", line.action(), 3);
        EdifactCodes.item(out, line.number(), action, named(line.number(), line.items()));
        EdifactCodes.description(out, line.description());
        if (line.packSize() != null) {
            quantity("59", line.packSize(), line.unitAsSent());
        }
        if (line.minimum() != null) {
            quantity("53", line.minimum(), line.unitAsSent());
        }
        for (var price : line.prices()) {
            boolean qualifier = QUALIFIERS.contains(price.kind());
            price(qualifier ? price.kind() : INFORMATION, qualifier ? null : price.kind(), price.price());
            if (!price.price().currency().equals(catalogue.currency())) {
                out.segment("CUX", out.of("2", price.price().currency().getCurrencyCode(), "8"));
            }
            if (price.from() != null) {
                var least = price.from();
                var unit = EdifactCodes.unit(
                        out, least.unit().code(), least.unit(), as.conventions().units());
                out.segment("RNG", "4", out.of(unit, out.decimal("C280.6162", least.amount())));
            }
            out.day(price.validFrom(), "157");
            out.day(price.validTo(), "206");
        }
    }

    private void begin(String kind, String number, LocalDate on) {
        out.segment("BGM", kind, out.id("BGM 1004", number, 35), "9");
        out.day(on, "137");
    }

    private void goods(String number, List<ItemReference> items, @Nullable String description) {
        EdifactCodes.item(out, number, null, named(number, items));
        EdifactCodes.description(out, description);
    }

    private static List<ItemReference> named(String number, List<ItemReference> items) {
        if (items.isEmpty()) {
            throw X12Segments.refused("LIN 1082", number, "is a line that names no item");
        }
        return items;
    }

    private void quantity(String qualifier, Quantity quantity, String asSent) {
        var unit =
                EdifactCodes.unit(out, asSent, quantity.unit(), as.conventions().units());
        out.segment("QTY", out.of(out.id("QTY 6063", qualifier, 3), out.decimal("C186.6060", quantity.amount()), unit));
    }

    /** @param kind 5387, or null when 5125 says it all */
    private void price(String qualifier, @Nullable String kind, @Nullable UnitPrice price) {
        if (price == null) {
            return;
        }
        UnitCode unit = price.unit();
        out.segment(
                "PRI",
                out.of(
                        qualifier,
                        out.decimal("C509.5118", price.amount()),
                        null,
                        kind == null ? null : out.id("C509.5387", kind, 3),
                        "1",
                        EdifactCodes.unit(
                                out, unit.code(), unit, as.conventions().units())));
    }

    private void place(String use, @Nullable String location) {
        if (location != null) {
            out.segment("LOC", use, located(location));
        }
    }

    private @Nullable String located(@Nullable String location) {
        return location == null ? null : out.of(out.id("C517.3225", location, 25), null, "92");
    }
}
