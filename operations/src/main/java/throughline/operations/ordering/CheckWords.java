package throughline.operations.ordering;

import java.math.BigDecimal;
import java.util.stream.Collectors;
import throughline.operations.ruling.Ruling;
import throughline.operations.ruling.Seen;
import throughline.rules.facts.SimilarOrder;

/** What customer service is told of an order or a line that a check makes wait. */
final class CheckWords {

    private CheckWords() {}

    static String order(Work work, Seen seen, Ruling ruling) {
        var similar = seen.earlier().similar().stream().map(CheckWords::named).collect(Collectors.joining(", "));
        return "Order %s of %s for %s: %s.%s Ask the buyer; then release it, or reject it."
                .formatted(
                        work.order.head.buyerNumber(),
                        work.customer.name(),
                        work.order.net(),
                        ruling.review().reason(),
                        similar.isEmpty() ? "" : " The same goods: %s.".formatted(similar));
    }

    private static String named(SimilarOrder order) {
        var when = order.daysBefore() == 0
                ? "the same day"
                : order.daysBefore() == 1 ? "the day before" : order.daysBefore() + " days before";
        return "%s (%s) of %s".formatted(order.number(), order.buyerNumber(), when);
    }

    static String line(OpenLine line, Seen seen, Ruling ruling, int at) {
        var usual = seen.earlier().usual().stream()
                .filter(each -> each.no() == at)
                .findFirst()
                .map(each -> " Of %d lines lately the largest was %s %s, the average %s."
                        .formatted(
                                each.orders(),
                                plain(each.largest()),
                                line.understood().baseUnit(),
                                plain(each.average())))
                .orElse("");
        return "Line %s, %s of %s: %s.%s Ask the buyer; then release it, or reject it."
                .formatted(
                        line.buyerLine,
                        line.ordered,
                        line.understood().item(),
                        ruling.review().lines().get(at).reason(),
                        usual);
    }

    private static String plain(BigDecimal quantity) {
        return quantity.stripTrailingZeros().toPlainString();
    }
}
