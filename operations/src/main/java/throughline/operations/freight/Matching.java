package throughline.operations.freight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;
import throughline.model.document.FreightInvoice;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.operations.fulfilment.ShipmentNumber;
import throughline.operations.fulfilment.TrackingNumber;

/**
 * Which despatches a batch of bills is for. A bill names a shipment of ours ({@code SH-0000042}), one despatch of it ({@code
 * SH-0000042-2}), or the carrier's own number, which the warehouse told us when the goods left; the bill's own number is often that
 * number too. Three statements, whatever the number of bills; what is expected stays locked until the transaction ends.
 */
final class Matching {

    private static final Pattern OURS = Pattern.compile("(SH-\\d{1,18})(?:-(\\d{1,9}))?", Pattern.CASE_INSENSITIVE);

    private final Set<Long> known;
    private final Map<Long, List<Despatch>> byShipment = new HashMap<>();
    private final Map<String, List<Despatch>> byTracking = new HashMap<>();
    private final Map<Despatch, Accrual> accruals = new HashMap<>();

    /** A name that has the form of one of ours; {@code sequence} 0 for the shipment as a whole. */
    private record Ours(long shipment, int sequence) {

        static @Nullable Ours of(String name) {
            var form = OURS.matcher(name.strip());
            if (!form.matches()) {
                return null;
            }
            long shipment = ShipmentNumber.parse(form.group(1)).orElseThrow().value();
            return new Ours(shipment, form.group(2) == null ? 0 : Integer.parseInt(form.group(2)));
        }
    }

    private Matching(UnitOfWork unit, List<CarriersBill> bills) {
        var shipments = new TreeSet<Long>();
        var tracking = new TreeSet<String>();
        for (var bill : bills) {
            names(bill.invoice()).forEach(name -> {
                var ours = Ours.of(name);
                if (ours == null) {
                    tracking.add(TrackingNumber.compared(name));
                } else {
                    shipments.add(ours.shipment());
                }
            });
        }
        known = FreightRows.shipments(unit, shipments);
        var despatches = new LinkedHashMap<List<Long>, Despatch>();
        for (var each : FreightRows.despatches(unit, shipments, tracking)) {
            despatches.put(List.of(each.shipment().value(), (long) each.sequence()), each);
            byShipment
                    .computeIfAbsent(each.shipment().value(), none -> new ArrayList<>())
                    .add(each);
            if (each.tracking() != null) {
                byTracking
                        .computeIfAbsent(each.tracking(), none -> new ArrayList<>())
                        .add(each);
            }
        }
        FreightRows.lock(unit, despatches).forEach(accrual -> accruals.put(accrual.despatch, accrual));
    }

    static Matching of(UnitOfWork unit, List<CarriersBill> bills) {
        return new Matching(unit, bills);
    }

    /** What the bill asks for, and for what: at least one portion. Their amounts add up to the total, unless its charges do not. */
    List<Portion> portions(FreightInvoice invoice) {
        var portions = new ArrayList<Portion>();
        for (var portion : said(invoice)) {
            resolve(portion, invoice);
            var same = portions.stream().filter(portion::meets).findFirst();
            same.ifPresentOrElse(first -> first.absorb(portion), () -> portions.add(portion));
        }
        return portions;
    }

    /** Everything a bill may be known by. */
    private static Stream<String> names(FreightInvoice invoice) {
        var own = new ArrayList<String>();
        own.add(invoice.number().value());
        if (invoice.shipment() != null) {
            own.add(invoice.shipment().value());
        }
        if (invoice.tracking() != null) {
            own.add(invoice.tracking());
        }
        invoice.charges().stream()
                .map(FreightInvoice.Charge::shipment)
                .flatMap(Stream::ofNullable)
                .map(DocumentNumber::value)
                .forEach(own::add);
        return own.stream();
    }

    private static List<Portion> said(FreightInvoice invoice) {
        var heading = invoice.shipment() == null ? "" : invoice.shipment().value();
        if (!toldApart(invoice) || !Audit.addsUp(invoice)) {
            var whole = new Portion(invoice.total(), total(invoice));
            whole.named.add(heading);
            invoice.charges().stream()
                    .map(FreightInvoice.Charge::shipment)
                    .flatMap(Stream::ofNullable)
                    .forEach(shipment -> whole.named.add(shipment.value()));
            return List.of(whole);
        }
        var portions = new LinkedHashMap<String, Portion>();
        for (var charge : invoice.charges()) {
            var name = charge.shipment() == null ? heading : charge.shipment().value();
            var portion = new Portion(charge.amount(), charge.source());
            portion.named.add(name);
            var first = portions.putIfAbsent(name, portion);
            if (first != null) {
                first.absorb(portion);
            }
        }
        return List.copyOf(portions.values());
    }

    /** Whether each charge says what it is for, by itself or by what the bill as a whole is for. */
    private static boolean toldApart(FreightInvoice invoice) {
        long saying = invoice.charges().stream()
                .filter(charge -> charge.shipment() != null)
                .count();
        return saying > 0 && (saying == invoice.charges().size() || invoice.shipment() != null);
    }

    /** The bytes that say what the bill comes to. */
    static @Nullable SourceSpan total(FreightInvoice invoice) {
        var said = invoice.provenance().spans().at("/total");
        return said == null ? invoice.provenance().source() : said;
    }

    private void resolve(Portion portion, FreightInvoice invoice) {
        var own = invoice.shipment() == null ? "" : invoice.shipment().value();
        var found = new LinkedHashSet<Despatch>();
        for (var name : new HashSet<>(portion.named)) {
            var meant = named(name, invoice);
            // What the bill as a whole is about may be said by its numbers as well; a charge says its own.
            if (meant == null && name.equals(own)) {
                meant = byNumbers(invoice);
            }
            if (meant == null) {
                // A bill that names nothing as a whole may name everything by its charges.
                portion.known = portion.known && name.isEmpty() && portion.named.size() > 1;
            } else {
                found.addAll(meant);
            }
        }
        portion.despatches.addAll(found.stream()
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .toList());
        portion.named.remove("");
        portion.despatches.stream()
                .map(accruals::get)
                .flatMap(Stream::ofNullable)
                .forEach(portion.accruals::add);
    }

    /** Null when the name is nothing that we know; empty for a shipment that has not left. */
    private @Nullable List<Despatch> named(String name, FreightInvoice invoice) {
        var ours = Ours.of(name);
        if (ours == null) {
            return name.isEmpty() ? null : byTracking.get(TrackingNumber.compared(name));
        }
        if (!known.contains(ours.shipment())) {
            return null;
        }
        var left = byShipment.getOrDefault(ours.shipment(), List.of());
        if (ours.sequence() > 0) {
            return left.stream()
                    .filter(each -> each.sequence() == ours.sequence())
                    .toList();
        }
        var tracking = invoice.tracking() == null ? "" : TrackingNumber.compared(invoice.tracking());
        var under =
                left.stream().filter(each -> tracking.equals(each.tracking())).toList();
        return under.isEmpty() ? left : under;
    }

    private @Nullable List<Despatch> byNumbers(FreightInvoice invoice) {
        for (var number : new String[] {invoice.tracking(), invoice.number().value()}) {
            var under = number == null ? null : byTracking.get(TrackingNumber.compared(number));
            if (under != null) {
                return under;
            }
        }
        return null;
    }
}
