package throughline.operations.ruling;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.operations.ruling.Explanation.Part;
import throughline.operations.ruling.Explanation.Proposal;
import throughline.rules.Deliberation;
import throughline.rules.RuleFiring;
import throughline.rules.allocation.AllocationPlan;
import throughline.rules.allocation.AllocationPlan.LinePlan;
import throughline.rules.allocation.AllocationPlan.Rest;
import throughline.rules.facts.CreditStanding;
import throughline.rules.pricing.PricingDecision.LinePrice;

/** A ruling in sentences, line by line, with what counted and what lost. */
final class DecisionWords {

    private final Seen seen;
    private final Deliberation deliberation;

    /** @param deliberation that the ruling comes from, still open: it knows which facts made each rule speak */
    DecisionWords(Seen seen, Deliberation deliberation) {
        this.seen = seen;
        this.deliberation = deliberation;
    }

    /** {@code line 1 (10 CS of TL-10002)}. */
    static String line(Seen seen, int no) {
        var bought = seen.bought().get(no);
        return "line %s (%s %s of %s)"
                .formatted(
                        bought.buyerLine(),
                        plain(bought.ordered()),
                        bought.unit(),
                        seen.question().lines().get(no).sku());
    }

    List<Part> whole(Ruling ruling) {
        var parts = new ArrayList<Part>();
        parts.add(checked(ruling));
        for (int i = 0; i < Math.min(Explainer.MOST_LINES, ruling.lines().size()); i++) {
            var line = ruling.lines().get(i);
            var price = line.price();
            parts.add(new Part(
                    "pricing",
                    line(seen, i),
                    priced(line),
                    price.because().stream().map(each -> proposal(each, null)).toList(),
                    price.losing().stream()
                            .map(each -> proposal(each, ProposalWords.lost(each, price)))
                            .toList()));
        }
        if (!ruling.pricing().because().isEmpty()) {
            parts.add(new Part(
                    "pricing",
                    "the order",
                    switch (ruling.pricing().freight()) {
                        case FREE -> "It travels free of charge.";
                        case BILLED -> "Its carriage is billed by the tariff.";
                        case BY_TERMS -> "Nothing more.";
                    },
                    counted(deliberation, ruling.pricing().because()),
                    List.of()));
        }
        parts.add(credit(ruling));
        parts.addAll(goods(ruling.plan()));
        return parts;
    }

    private Part checked(Ruling ruling) {
        var reason = ruling.checkReason(seen.head());
        var outcome =
                switch (ruling.checkOutcome(seen.head())) {
                    case "HELD" -> "It waits for customer service: ";
                    case "REFUSED" -> "It is refused: ";
                    default -> "Taken as it is: ";
                };
        return new Part(
                "order",
                "the order",
                outcome + reason + ".",
                counted(deliberation, ruling.review().because()),
                List.of());
    }

    private String priced(Ruling.Line line) {
        var price = line.price();
        var from =
                switch (price.basis()) {
                    case LIST -> "the list price";
                    case DISCOUNT -> "the list price less %s %%".formatted(plain(price.discountPercent()));
                    case CONTRACT -> "a contract's price";
                    case BUYER -> "the price the buyer expects";
                };
        var guard =
                switch (price.guard()) {
                    case NONE -> "";
                    case CORRECTED ->
                        " The buyer expects another price and is told ours: %s.".formatted(price.reason());
                    case SALES_MANAGER -> approval("the sales manager", price, line.held());
                    case DIRECTOR -> approval("a director", price, line.held());
                };
        return "%s, %s; margin %s %%; %s net.%s"
                .formatted(line.perUnit(), from, plain(price.marginPercent()), line.net(), guard);
    }

    private static String approval(String whom, LinePrice price, boolean held) {
        return held
                ? " It waits for %s: %s.".formatted(whom, price.reason())
                : " It needed %s, and had been approved: %s.".formatted(whom, price.reason());
    }

    private Part credit(Ruling ruling) {
        var credit = ruling.credit();
        var counted = new ArrayList<Proposal>();
        var lost = new ArrayList<Proposal>();
        for (var each : credit.because()) {
            var why = ProposalWords.lost(each, credit);
            (why == null ? counted : lost).add(proposal(each, why));
        }
        var outcome = ruling.creditHeld(seen.head()) ? held(ruling) : "Released: " + ruling.creditReason(seen.head());
        return new Part("credit", "the order", "%s. %s".formatted(outcome, figures(ruling.standing())), counted, lost);
    }

    private String held(Ruling ruling) {
        var reason = ruling.creditReason(seen.head());
        return switch (ruling.credit().outcome()) {
            case RELEASE -> "Released: " + reason;
            case HOLD_ANALYST -> "It waits for a credit analyst: " + reason;
            case HOLD_MANAGER -> "It waits for the credit manager: " + reason;
            case HOLD_DIRECTOR -> "It waits for a director: " + reason;
            case PREPAYMENT -> "It waits for payment: " + reason;
            case REFUSE -> "It is refused: " + reason;
        };
    }

    private String figures(CreditStanding standing) {
        return "%s: limit %s; open invoices %s, open orders %s, this order %s."
                .formatted(
                        seen.head().currency(),
                        plain(standing.limit()),
                        plain(standing.receivables()),
                        plain(standing.openOrders()),
                        plain(standing.thisOrder()));
    }

    List<Part> goods(AllocationPlan plan) {
        var parts = new ArrayList<Part>();
        for (int i = 0; i < Math.min(Explainer.MOST_LINES, plan.lines().size()); i++) {
            var line = plan.lines().get(i);
            var counted = new ArrayList<Proposal>();
            var lost = new ArrayList<Proposal>();
            for (var each : line.because()) {
                var why = ProposalWords.lost(each, line);
                (why == null ? counted : lost).add(proposal(each, why));
            }
            parts.add(new Part("allocation", line(seen, i), planned(line), counted, lost));
        }
        if (!plan.because().isEmpty()) {
            parts.add(new Part(
                    "allocation",
                    "the order",
                    plan.shipComplete() ? "Nothing leaves until everything can." : "Parts may leave before the rest.",
                    counted(deliberation, plan.because()),
                    List.of()));
        }
        return parts;
    }

    private static String planned(LinePlan line) {
        var places = line.sources().stream()
                .map(source -> source.keepBack().signum() == 0
                        ? source.warehouse()
                        : "%s (keeping %s)".formatted(source.warehouse(), plain(source.keepBack())))
                .collect(Collectors.joining(", then "));
        var limit = line.warehousesAtMost() == 1
                ? " One warehouse sends all of it."
                : line.warehousesAtMost() < 99 ? " At most %d warehouses.".formatted(line.warehousesAtMost()) : "";
        var instead =
                line.substitutes().isEmpty() ? "" : " Or %s instead.".formatted(String.join(", ", line.substitutes()));
        return "From %s.%s%s What is missing %s."
                .formatted(
                        places.isEmpty() ? "nowhere" : places,
                        limit,
                        instead,
                        line.rest() == Rest.BACK_ORDER ? "follows" : "is cancelled");
    }

    static List<Proposal> counted(Deliberation deliberation, List<RuleFiring> firings) {
        return firings.stream().map(each -> proposal(deliberation, each, null)).toList();
    }

    private Proposal proposal(RuleFiring firing, @Nullable String lost) {
        return proposal(deliberation, firing, lost);
    }

    static Proposal proposal(Deliberation deliberation, RuleFiring firing, @Nullable String lost) {
        return new Proposal(
                firing.rule(),
                firing.policy(),
                ProposalWords.of(firing),
                firing.reason(),
                deliberation.grounds(firing).stream()
                        .map(reason -> reason.plain() ? reason.found() : reason.needs() + ": " + reason.found())
                        .toList(),
                lost);
    }

    static String plain(BigDecimal figure) {
        return figure.signum() == 0 ? "0" : figure.stripTrailingZeros().toPlainString();
    }
}
