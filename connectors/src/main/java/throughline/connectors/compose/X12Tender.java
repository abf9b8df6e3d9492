package throughline.connectors.compose;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.model.document.ForwardingInstructions;
import throughline.model.document.ForwardingInstructions.Stop;
import throughline.model.document.ForwardingResponse;
import throughline.model.value.Quantity;

/** 204: the load tender; 990: the answer to one. */
final class X12Tender {

    /** X12 188 for the units of weight that carriers in its reach use. */
    private static final Map<String, String> WEIGHTS = Map.of("LBR", "L", "KGM", "K", "GRM", "G");

    /** S502: what is loaded is picked up; everything else is brought. */
    private static final Set<String> LOADED = Set.of("CL", "LD", "PL");

    private final X12Segments out;

    X12Tender(X12Segments out) {
        this.out = out;
    }

    void write(ForwardingInstructions tender) {
        out.segment(
                "B2",
                null,
                out.id("B202", CannotCompose.need("B202", tender.carrier()), 4),
                null,
                out.id("B204", tender.number().value(), 30),
                null,
                out.id("B206", CannotCompose.need("B206", tender.terms()), 2));
        out.segment("B2A", tender.purpose() == null ? "00" : out.id("B2A01", tender.purpose(), 2));
        if (tender.issuedOn() != null) {
            out.segment("G62", "09", X12Segments.date(tender.issuedOn()));
        }
        for (var note : tender.notes()) {
            out.segment("NTE", "OTH", out.words(note, 80));
        }
        X12Codes.parties(out, tender.parties());
        int sequence = 0;
        for (var stop : tender.stops()) {
            stop(++sequence, stop);
        }
        var weight = tender.weight();
        var charge = tender.charge();
        if (weight != null || charge != null) {
            out.segment(
                    "L3",
                    weight == null ? null : out.decimal("L301", weight.amount(), 10),
                    weight == null ? null : "G",
                    null,
                    null,
                    charge == null ? null : dollars(charge),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    unit("L312", weight));
        }
    }

    void answer(ForwardingResponse answer) {
        out.segment(
                "B1",
                answer.carrier() == null ? null : out.id("B101", answer.carrier(), 4),
                out.id("B102", answer.number().value(), 30),
                X12Segments.date(answer.answeredOn()),
                switch (answer.answer()) {
                    case ACCEPTED -> "A";
                    case DECLINED -> "D";
                    case CONDITIONAL ->
                        throw X12Segments.refused(
                                "B104", "CONDITIONAL", "is neither yes nor no, and a 990 says no third");
                });
        if (answer.carrierReference() != null) {
            out.segment("N9", "CN", out.id("N902", answer.carrierReference(), 30));
        }
        var reason = out.words(answer.reason(), 30);
        if (reason != null) {
            out.segment("K1", reason);
        }
    }

    /** A 204 names no currency: it is the dollar. */
    private String dollars(throughline.model.value.Money charge) {
        if (!charge.currency().getCurrencyCode().equals("USD")) {
            throw X12Segments.refused(
                    "L305", charge.toString(), "is not in US dollars, and a 204 names no other currency");
        }
        return out.cents("L305", charge.amount(), 12);
    }

    private void stop(int sequence, Stop stop) {
        var weight = stop.weight();
        var packages = stop.packages();
        var action = CannotCompose.need("S502", stop.action());
        out.segment(
                "S5",
                stop.number().matches("\\d{1,3}") ? stop.number() : String.format(Locale.ROOT, "%d", sequence),
                out.id("S502", action, 2),
                weight == null ? null : out.decimal("S503", weight.amount(), 10),
                unit("S504", weight),
                packages == null ? null : String.valueOf(packages),
                packages == null ? null : "CT");
        for (var reference : stop.references()) {
            out.segment("L11", out.id("L1101", reference, 50), "SI");
        }
        if (stop.on() != null) {
            out.segment("G62", LOADED.contains(action) ? "69" : "68", X12Segments.date(stop.on()));
        }
        var place = stop.place();
        if (place != null) {
            X12Codes.parties(out, java.util.List.of(place));
        }
    }

    private static @Nullable String unit(String place, @Nullable Quantity weight) {
        if (weight == null) {
            return null;
        }
        var known = WEIGHTS.get(weight.unit().code());
        if (known == null) {
            throw X12Segments.refused(place, weight.toString(), "is in a unit of weight that X12 188 does not have");
        }
        return known;
    }
}
