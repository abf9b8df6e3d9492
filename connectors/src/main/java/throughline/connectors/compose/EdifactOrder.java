package throughline.connectors.compose;

import java.math.BigDecimal;
import throughline.connectors.Partner;
import throughline.model.document.OrderResponse;

/** ORDRSP. */
final class EdifactOrder {

    private final EdifactSegments out;
    private final Partner.Outbound as;

    EdifactOrder(EdifactSegments out, Partner.Outbound as) {
        this.out = out;
        this.as = as;
    }

    void write(OrderResponse response) {
        var function =
                switch (response.status()) {
                    case ACCEPTED -> "29";
                    case ACCEPTED_WITH_CHANGES -> "4";
                    case REJECTED -> "27";
                };
        out.segment("BGM", "231", out.id("BGM 1004", response.number().value(), 35), function);
        out.day(CannotCompose.need("DTM 137", response.respondedOn()), "137");
        out.segment("RFF", out.of("ON", out.id("C506.1154", response.order().value(), 35)));
        out.day(response.orderedOn(), "171");
        EdifactCodes.parties(out, response.parties(), as.ours(), as.theirs());
        if (response.currency() != null) {
            out.segment("CUX", out.of("2", response.currency().getCurrencyCode(), "9"));
        }
        response.lines().forEach(this::line);
        out.segment("UNS", "S");
        out.segment("CNT", out.of("2", String.valueOf(response.lines().size())));
    }

    private void line(OrderResponse.Line line) {
        EdifactCodes.item(out, line.number(), action(line.status()), line.items());
        EdifactCodes.description(out, line.description());
        var unit = EdifactCodes.unit(
                out, line.unitAsSent(), line.ordered().unit(), as.conventions().units());
        quantity("21", line.ordered().amount(), unit);
        quantity("113", line.confirmed().amount(), unit);
        if (line.backOrdered().isPositive()) {
            quantity("83", line.backOrdered().amount(), unit);
        }
        out.day(line.shipOn(), "79");
        EdifactCodes.note(out, line.reason());
        EdifactCodes.price(out, line.price(), line.ordered().unit().code());
    }

    private void quantity(String qualifier, BigDecimal amount, String unit) {
        out.segment("QTY", out.of(qualifier, out.decimal("C186.6060", amount), unit));
    }

    /** LIN 1229. */
    private static String action(OrderResponse.LineStatus status) {
        return switch (status) {
            case ACCEPTED -> "5";
            case PRICE_CHANGED, QUANTITY_CHANGED, BACK_ORDERED, SUBSTITUTED -> "6";
            case REJECTED -> "7";
        };
    }
}
