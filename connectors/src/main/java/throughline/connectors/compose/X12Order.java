package throughline.connectors.compose;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.model.document.OrderResponse;
import throughline.model.document.ShipmentInstruction;

/** What answers and hands on an order: 855, 865 and 940. */
final class X12Order {

    private final X12Segments out;
    private final Partner.Outbound as;

    X12Order(X12Segments out, Partner.Outbound as) {
        this.out = out;
        this.as = as;
    }

    /** @param ofChange whether it answers a change of the order (865) */
    void acknowledgement(OrderResponse response, boolean ofChange) {
        if (ofChange) {
            changeAnswered(response);
        } else {
            answered(response);
        }
        if (response.currency() != null) {
            out.segment("CUR", "SE", response.currency().getCurrencyCode());
        }
        X12Codes.parties(out, response.parties());
        var ordered = BigDecimal.ZERO;
        for (var line : response.lines()) {
            line(line, ofChange);
            ordered = ordered.add(line.ordered().amount());
        }
        out.segment("CTT", String.valueOf(response.lines().size()), hash(out, ordered));
    }

    private void answered(OrderResponse response) {
        var respondedOn = CannotCompose.need("BAK09", response.respondedOn());
        var orderedOn = response.orderedOn() == null ? respondedOn : response.orderedOn();
        out.segment(
                "BAK",
                "00",
                type(response),
                out.id("BAK03", response.order().value(), 22),
                X12Segments.date(orderedOn),
                null,
                null,
                null,
                out.id("BAK08", response.number().value(), 30),
                X12Segments.date(respondedOn));
    }

    /** BCA06 is the order's day; that of the change has no place of its own. */
    private void changeAnswered(OrderResponse response) {
        var respondedOn = CannotCompose.need("BCA10", response.respondedOn());
        var orderedOn = response.orderedOn() == null ? respondedOn : response.orderedOn();
        out.segment(
                "BCA",
                "00",
                type(response),
                out.id("BCA03", response.order().value(), 22),
                null,
                null,
                X12Segments.date(orderedOn),
                null,
                null,
                out.id("BCA09", response.number().value(), 30),
                X12Segments.date(respondedOn));
    }

    private static String type(OrderResponse response) {
        return switch (response.status()) {
            case ACCEPTED -> "AD";
            case ACCEPTED_WITH_CHANGES -> "AC";
            case REJECTED -> "RD";
        };
    }

    private void line(OrderResponse.Line line, boolean ofChange) {
        var unit = X12Codes.unit(
                out,
                ofChange ? "POC05" : "PO103",
                line.unitAsSent(),
                line.ordered().unit(),
                as.conventions().units());
        if (ofChange) {
            changedLine(line, unit);
        } else {
            orderedLine(line, unit);
        }
        var description = out.words(line.description(), 80);
        if (description != null) {
            out.segment("PID", "F", null, null, null, description);
        }
        if (line.confirmed().isPositive()) {
            acknowledged(
                    line,
                    code(line.status(), line.backOrdered().isPositive()),
                    line.confirmed().amount(),
                    unit);
        }
        if (line.backOrdered().isPositive()) {
            acknowledged(line, "IB", line.backOrdered().amount(), unit);
        }
        if (!line.confirmed().isPositive() && !line.backOrdered().isPositive()) {
            acknowledged(
                    line,
                    line.status() == OrderResponse.LineStatus.REJECTED ? "IR" : code(line.status(), false),
                    BigDecimal.ZERO,
                    unit);
        }
        var reason = out.words(line.reason(), 264);
        if (reason != null) {
            out.segment("N9", "L1", out.id("N902", line.number(), 20));
            out.segment("MSG", reason);
        }
    }

    private void orderedLine(OrderResponse.Line line, String unit) {
        var price = line.price();
        out.segment(
                "PO1",
                X12Documents.join(
                        X12Codes.items(out, "PO107", line.items(), "VP", 10),
                        out.id("PO101", line.number(), 20),
                        out.decimal("PO102", line.ordered().amount(), 9),
                        unit,
                        price == null ? null : out.decimal("PO104", price.amount(), 17),
                        price == null
                                ? null
                                : X12Codes.priceBasis(price, line.ordered().unit())));
    }

    private void changedLine(OrderResponse.Line line, String unit) {
        var price = line.price();
        out.segment(
                "POC",
                X12Documents.join(
                        X12Codes.items(out, "POC09", line.items(), "VP", 10),
                        out.id("POC01", line.number(), 20),
                        change(line),
                        out.decimal("POC03", line.ordered().amount(), 15),
                        null,
                        unit,
                        price == null ? null : out.decimal("POC06", price.amount(), 17),
                        price == null
                                ? null
                                : X12Codes.priceBasis(price, line.ordered().unit())));
    }

    /** POC02, in agreement with the ACK that says more. */
    private static String change(OrderResponse.Line line) {
        return switch (line.status()) {
            case ACCEPTED, BACK_ORDERED -> "NC";
            case PRICE_CHANGED -> "PC";
            case QUANTITY_CHANGED ->
                line.confirmed()
                                        .amount()
                                        .add(line.backOrdered().amount())
                                        .compareTo(line.ordered().amount())
                                > 0
                        ? "QI"
                        : "QD";
            case SUBSTITUTED -> "CA";
            case REJECTED -> "DI";
        };
    }

    private void acknowledged(OrderResponse.Line line, String code, BigDecimal quantity, String unit) {
        var shipOn = X12Segments.date(line.shipOn());
        var substitute = code.equals("IS") ? substitute(line) : null;
        out.segment(
                "ACK",
                code,
                out.decimal("ACK02", quantity, 9),
                unit,
                shipOn == null || code.equals("IB") ? null : "068",
                code.equals("IB") ? null : shipOn,
                null,
                substitute == null ? null : "VP",
                substitute);
    }

    private @Nullable String substitute(OrderResponse.Line line) {
        return line.items().stream()
                .filter(item -> "VP".equals(X12Codes.qualifier(item, "VP")))
                .map(item -> out.id("ACK08", item.value(), 48))
                .findFirst()
                .orElse(null);
    }

    /** ACK01 for what we confirm; what follows later gets a line of its own. */
    private static String code(OrderResponse.LineStatus status, boolean more) {
        return switch (status) {
            case ACCEPTED -> "IA";
            case PRICE_CHANGED -> "IP";
            case QUANTITY_CHANGED -> "IQ";
            case BACK_ORDERED -> more ? "IA" : "IB";
            case SUBSTITUTED -> "IS";
            case REJECTED -> "IR";
        };
    }

    void shippingOrder(ShipmentInstruction instruction) {
        out.segment(
                "W05",
                "N",
                out.id("W0502", instruction.number().value(), 22),
                instruction.order() == null
                        ? null
                        : out.id("W0503", instruction.order().value(), 22));
        if (instruction.from() != null) {
            out.segment(
                    "N1", "WH", null, "91", out.id("N104", instruction.from().code(), 80));
        }
        X12Codes.parties(out, instruction.parties());
        if (instruction.salesOrder() != null) {
            out.segment("N9", "VN", out.id("N902", instruction.salesOrder().value(), 30));
        }
        out.segment("G62", "04", X12Segments.date(CannotCompose.need("G6202", instruction.issuedOn())));
        if (instruction.deliverOn() != null) {
            out.segment("G62", "02", X12Segments.date(instruction.deliverOn()));
        }
        out.segment("W66", "PP", "M");
        var total = BigDecimal.ZERO;
        for (var line : instruction.lines()) {
            out.segment("LX", out.id("LX01", line.number(), 6));
            pick(line);
            total = total.add(line.quantity().amount());
        }
        out.segment("W76", out.decimal("W7601", total, 10));
    }

    private void pick(ShipmentInstruction.Line line) {
        var gtin = line.items().stream()
                .filter(item -> item.scheme() == throughline.model.document.ItemReference.Scheme.GTIN)
                .findFirst()
                .orElse(null);
        out.segment(
                "W01",
                out.decimal("W0101", line.quantity().amount(), 15),
                X12Codes.unit(line.quantity().unit(), as.conventions().units()),
                null,
                "VN",
                out.id("W0105", CannotCompose.need("W0105", line.item()).code(), 48),
                gtin == null ? null : X12Codes.qualifier(gtin, "VN"),
                gtin == null ? null : out.id("W0107", gtin.value(), 48));
        var description = out.words(line.description(), 45);
        if (description != null) {
            out.segment("G69", description);
        }
        if (line.orderLine() != null) {
            out.segment("N9", "LI", out.id("N902", line.orderLine(), 30));
        }
        if (line.lot() != null) {
            out.segment("N9", "LT", out.id("N902", line.lot().code(), 30));
        }
    }

    /** CTT02: a check of the quantities, in at most ten digits; a sum that is longer loses its highest ones. */
    static String hash(X12Segments out, BigDecimal sum) {
        var plain = sum.stripTrailingZeros();
        int room = Math.max(0, 10 - Math.max(0, plain.scale()));
        return out.decimal("CTT02", plain.remainder(BigDecimal.ONE.movePointRight(room)), 10);
    }
}
