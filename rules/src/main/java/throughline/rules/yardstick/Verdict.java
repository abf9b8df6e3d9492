package throughline.rules.yardstick;

import throughline.rules.allocation.AllocationPlan;
import throughline.rules.credit.CreditDecision;
import throughline.rules.pricing.PricingDecision;
import throughline.rules.pricing.PricingDecision.LinePrice;

/** What was decided, without the reasons: for comparing. */
final class Verdict {

    private Verdict() {}

    private static String rebates(LinePrice line) {
        var text = new StringBuilder();
        line.rebates().forEach(rebate -> text.append(rebate.agreement())
                .append(' ')
                .append(rebate.percent().stripTrailingZeros().toPlainString())
                .append(' '));
        return text.toString();
    }

    static String of(PricingDecision pricing, CreditDecision credit, AllocationPlan plan) {
        var text = new StringBuilder(256);
        for (var line : pricing.lines()) {
            text.append(line.unitPrice().stripTrailingZeros().toPlainString())
                    .append(' ')
                    .append(line.basis())
                    .append(' ')
                    .append(line.guard())
                    .append(' ')
                    .append(rebates(line))
                    .append(line.promotion() == null ? "" : line.promotion().code())
                    .append("; ");
        }
        text.append(pricing.freight()).append(" | ").append(credit.outcome()).append(" | ");
        for (var line : plan.lines()) {
            line.sources().forEach(source -> text.append(source.warehouse())
                    .append('-')
                    .append(source.keepBack().stripTrailingZeros().toPlainString())
                    .append(' '));
            text.append(line.warehousesAtMost())
                    .append(' ')
                    .append(line.substitutes())
                    .append(' ')
                    .append(line.rest())
                    .append("; ");
        }
        return text.append(plan.shipComplete())
                .append(' ')
                .append(plan.priority())
                .toString();
    }
}
