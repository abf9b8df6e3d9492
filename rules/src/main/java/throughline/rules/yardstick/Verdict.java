package throughline.rules.yardstick;

import throughline.rules.allocation.AllocationPlan;
import throughline.rules.credit.CreditDecision;
import throughline.rules.pricing.PricingDecision;

/** What was decided, without the reasons: for comparing. */
final class Verdict {

    private Verdict() {}

    static String of(PricingDecision pricing, CreditDecision credit, AllocationPlan plan) {
        var text = new StringBuilder(256);
        for (var line : pricing.lines()) {
            text.append(line.unitPrice().stripTrailingZeros().toPlainString())
                    .append(' ')
                    .append(line.basis())
                    .append(' ')
                    .append(line.guard())
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
