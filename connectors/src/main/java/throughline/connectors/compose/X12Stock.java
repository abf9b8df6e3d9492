package throughline.connectors.compose;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.model.document.InventoryReport;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.document.PriceCatalogue;
import throughline.model.reading.Actor;
import throughline.model.value.UnitCode;

/** What we have and what we ask for it: 846 and 832. */
final class X12Stock {

    private static final int MOST_ITEMS = 15;

    private final X12Segments out;
    private final Partner.Outbound as;

    X12Stock(X12Segments out, Partner.Outbound as) {
        this.out = out;
        this.as = as;
    }

    void inventory(InventoryReport report) {
        out.segment(
                "BIA",
                "00",
                "MB",
                out.id("BIA03", report.number().value(), 30),
                X12Segments.date(CannotCompose.need("BIA04", report.countedOn())));
        notes(report.notes());
        X12Codes.parties(out, report.parties());
        int items = 0;
        InventoryReport.Line before = null;
        for (var line : report.lines()) {
            if (before == null || !sameItem(before, line)) {
                item(line);
                items++;
            }
            figure(line);
            before = line;
        }
        out.segment("CTT", String.valueOf(items));
    }

    /** Figures that follow one another and are of the same goods share one LIN. */
    private static boolean sameItem(InventoryReport.Line one, InventoryReport.Line other) {
        return one.number().equals(other.number())
                && one.items().equals(other.items())
                && Objects.equals(one.lot(), other.lot())
                && Objects.equals(one.description(), other.description());
    }

    private void item(InventoryReport.Line line) {
        int most = line.lot() == null ? MOST_ITEMS : MOST_ITEMS - 1;
        var pairs = new ArrayList<>(X12Codes.items(out, "LIN03", line.items(), "VP", most));
        if (line.lot() != null) {
            pairs.add("LT");
            pairs.add(out.id("LIN", line.lot(), 48));
        }
        lin(line.number(), pairs, line.description());
    }

    private void figure(InventoryReport.Line line) {
        if (line.state() == null) {
            throw new CannotCompose(
                    "COMPOSE_VALUE",
                    Actor.ANALYST,
                    "QTY01: line %s does not say which stock is meant.".formatted(line.number()));
        }
        out.segment(
                "QTY",
                out.id("QTY01", line.state(), 2),
                out.decimal("QTY02", line.quantity().amount(), 15),
                unit("QTY03", line.unitAsSent(), line.quantity().unit()));
        date("036", line.expiresOn());
        if (line.location() != null) {
            var place = new Party.Identification("BUYER", line.location());
            X12Codes.party(out, "LO", new Party(PartyRole.OTHER, List.of(place), null, null));
        }
    }

    void catalogue(PriceCatalogue catalogue) {
        out.segment(
                "BCT",
                "PC",
                out.id("BCT02", catalogue.number().value(), 15),
                null,
                catalogue.revision() == null ? null : out.id("BCT04", catalogue.revision(), 6),
                null,
                null,
                null,
                null,
                null,
                "00");
        notes(catalogue.notes());
        if (catalogue.currency() != null) {
            out.segment("CUR", "SE", catalogue.currency().getCurrencyCode());
        }
        date("102", catalogue.issuedOn());
        date("007", catalogue.validFrom());
        date("036", catalogue.validTo());
        X12Codes.parties(out, catalogue.parties());
        for (var line : catalogue.lines()) {
            line(line, catalogue);
        }
        out.segment("CTT", String.valueOf(catalogue.lines().size()));
    }

    private void line(PriceCatalogue.Line line, PriceCatalogue catalogue) {
        lin(line.number(), X12Codes.items(out, "LIN03", line.items(), "VP", MOST_ITEMS), line.description());
        if (line.action() != null) {
            out.segment("G53", out.id("G5301", line.action(), 3));
        }
        if (line.minimum() != null) {
            throw new CannotCompose(
                    "COMPOSE_VALUE",
                    Actor.ANALYST,
                    "line %s: an 832 has no agreed place for the least that may be ordered.".formatted(line.number()));
        }
        if (line.packSize() != null) {
            var unit = unit("PO403", line.unitAsSent(), line.packSize().unit());
            out.segment("PO4", out.decimal("PO401", line.packSize().amount(), 6), "1", unit);
        }
        for (var price : line.prices()) {
            price(line, price, catalogue);
        }
    }

    private void price(PriceCatalogue.Line line, PriceCatalogue.Price price, PriceCatalogue catalogue) {
        var unit = unit("CTP05", line.unitAsSent(), price.price().unit());
        out.segment(
                "CTP",
                null,
                out.id("CTP02", price.kind(), 3),
                out.decimal("CTP03", price.price().amount(), 17),
                price.from() == null ? "1" : out.decimal("CTP04", price.from().amount(), 15),
                unit);
        if (!price.price().currency().equals(catalogue.currency())) {
            out.segment("CUR", "SE", price.price().currency().getCurrencyCode());
        }
        date("007", price.validFrom());
        date("036", price.validTo());
    }

    private void lin(String number, List<String> pairs, @Nullable String description) {
        if (pairs.isEmpty()) {
            throw new CannotCompose("COMPOSE_VALUE", Actor.ANALYST, "LIN03: line %s names no item.".formatted(number));
        }
        out.segment("LIN", X12Documents.join(pairs, out.id("LIN01", number, 20)));
        var words = out.words(description, 80);
        if (words != null) {
            out.segment("PID", "F", null, null, null, words);
        }
    }

    private void notes(List<String> notes) {
        for (var note : notes) {
            var words = out.words(note, 80);
            if (words != null) {
                out.segment("NTE", "GEN", words);
            }
        }
    }

    private void date(String qualifier, @Nullable LocalDate date) {
        if (date != null) {
            out.segment("DTM", qualifier, X12Segments.date(date));
        }
    }

    private String unit(String place, String asSent, UnitCode unit) {
        return X12Codes.unit(out, place, asSent, unit, as.conventions().units());
    }
}
