package throughline.operations.ordering;

import static java.util.stream.Collectors.joining;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.rules.pricing.PricingDecision.Rebate;

/** The rebates of an order line as they are stored with it: {@code RB-2026-1=2,RB-2026-7=0.5}. An agreement's number has neither sign. */
final class LineRebates {

    private LineRebates() {}

    /** Null without any. */
    static @Nullable String text(List<Rebate> rebates) {
        return rebates.isEmpty()
                ? null
                : rebates.stream()
                        .map(rebate ->
                                rebate.agreement() + "=" + rebate.percent().toPlainString())
                        .collect(joining(","));
    }

    static List<Rebate> of(@Nullable String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.split(","))
                        .map(each -> each.split("=", 2))
                        .map(each -> new Rebate(each[0], new BigDecimal(each[1])))
                        .toList();
    }
}
