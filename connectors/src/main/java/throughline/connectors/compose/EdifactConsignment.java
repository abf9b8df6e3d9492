package throughline.connectors.compose;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.model.document.ForwardingInstructions;
import throughline.model.document.ForwardingInstructions.Stop;
import throughline.model.document.Party;
import throughline.model.document.PartyRole;
import throughline.model.value.Quantity;

/**
 * IFTMIN: the instruction to move a consignment. It has one day of collection and one of delivery, and says weight and packages of the
 * whole consignment, not of a stop.
 */
final class EdifactConsignment {

    /** X12 353 as 1225 has it; anything else is as sent. */
    private static final Map<String, String> PURPOSES = Map.of("00", "9", "01", "1", "04", "4", "05", "5");

    /** What is loaded: S502 of X12, or a role of 3035. */
    private static final Set<String> LOADED = Set.of("CL", "LD", "PL", "CZ", "SF", "PW");

    private static final Set<String> ROLES_OF_STOPS = Set.of("CZ", "SF", "PW", "CN", "DP", "ST");

    private final EdifactSegments out;

    EdifactConsignment(EdifactSegments out) {
        this.out = out;
    }

    void write(ForwardingInstructions instructions) {
        var purpose = instructions.purpose() == null ? "9" : instructions.purpose();
        out.segment(
                "BGM",
                "610",
                out.id("BGM 1004", instructions.number().value(), 35),
                out.id("BGM 1225", PURPOSES.getOrDefault(purpose, purpose), 3));
        out.day(instructions.issuedOn(), "137");
        var stops = instructions.stops();
        out.day(day(stops, true), "200");
        out.day(day(stops, false), "2");
        var charge = instructions.charge();
        if (charge != null) {
            out.segment(
                    "MOA",
                    out.of(
                            "23",
                            out.decimal("C516.5004", charge.amount()),
                            charge.currency().getCurrencyCode()));
        }
        instructions.notes().forEach(note -> EdifactCodes.note(out, note));
        totals(instructions);
        if (instructions.terms() != null) {
            out.segment("CPI", null, null, out.id("CPI 4237", instructions.terms(), 3));
        }
        parties(instructions);
        stops.forEach(this::stop);
    }

    private void totals(ForwardingInstructions instructions) {
        var weight = instructions.weight() != null ? instructions.weight() : loaded(instructions.stops());
        if (weight != null) {
            out.segment(
                    "CNT",
                    out.of(
                            "7",
                            out.decimal("C270.6066", weight.amount()),
                            out.id("C270.6411", weight.unit().code(), 3)));
        }
        int packages = instructions.stops().stream()
                .filter(EdifactConsignment::isLoaded)
                .map(Stop::packages)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .sum();
        if (packages > 0) {
            out.segment("CNT", out.of("11", String.valueOf(packages)));
        }
    }

    /** What the stops load together; null when none says it. */
    private static @Nullable Quantity loaded(List<Stop> stops) {
        return stops.stream()
                .filter(EdifactConsignment::isLoaded)
                .map(Stop::weight)
                .filter(Objects::nonNull)
                .reduce(Quantity::plus)
                .orElse(null);
    }

    /** Where goods are taken up and put down is said by the stops, when there are any. */
    private void parties(ForwardingInstructions instructions) {
        var parties = instructions.parties();
        if (instructions.carrier() != null && parties.stream().noneMatch(party -> party.role() == PartyRole.CARRIER)) {
            out.segment("NAD", "CA", out.id("C082.3039", instructions.carrier(), 35));
        }
        for (var party : parties) {
            boolean place = party.role() == PartyRole.SHIP_FROM || party.role() == PartyRole.SHIP_TO;
            if (!place || instructions.stops().isEmpty()) {
                EdifactCodes.party(out, party);
            }
        }
    }

    private void stop(Stop stop) {
        Party place = CannotCompose.need("NAD of stop " + stop.number(), stop.place());
        var action = stop.action() == null ? "" : stop.action();
        var role = ROLES_OF_STOPS.contains(action) ? action : isLoaded(stop) ? "CZ" : "CN";
        EdifactCodes.party(out, role, place);
        for (var reference : stop.references()) {
            out.segment("RFF", out.of("SRN", out.id("C506.1154", reference, 35)));
        }
    }

    private static boolean isLoaded(Stop stop) {
        return stop.action() != null && LOADED.contains(stop.action());
    }

    private static @Nullable LocalDate day(List<Stop> stops, boolean loaded) {
        var days = stops.stream()
                .filter(stop -> isLoaded(stop) == loaded)
                .map(Stop::on)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (days.size() > 1) {
            throw X12Segments.refused(
                    loaded ? "DTM 200" : "DTM 2",
                    days.toString(),
                    "are several days, and an IFTMIN has one of collection and one of delivery");
        }
        return days.isEmpty() ? null : days.get(0);
    }
}
