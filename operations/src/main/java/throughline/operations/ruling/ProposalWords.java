package throughline.operations.ruling;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.rules.RuleFiring;
import throughline.rules.allocation.AllocationPlan.LinePlan;
import throughline.rules.allocation.AllocationPlan.Rest;
import throughline.rules.allocation.FairShare;
import throughline.rules.credit.CreditDecision;
import throughline.rules.credit.CreditDecision.Outcome;
import throughline.rules.facts.RebateAgreement;
import throughline.rules.facts.Stock;
import throughline.rules.facts.Substitute;
import throughline.rules.pricing.PricingDecision.LinePrice;

/** Proposals in words, and why one of them did not count: the resolutions of {@code throughline.rules}, told. */
final class ProposalWords {

    private ProposalWords() {}

    static String of(RuleFiring firing) {
        if (firing.verb().equals("account")) {
            return "it goes to account " + firing.number();
        }
        var figure = figure(firing);
        return switch (firing.verb()) {
            case "remark" -> "a remark, and nothing is held";
            case "holdLine" -> "customer service looks at the line";
            case "holdOrder" -> "customer service looks at the order";
            case "refuseLine" -> "the line is refused";
            case "refuseOrder" -> "the order is refused";
            case "contractPrice" -> "the contract's price of %s per base unit".formatted(figure);
            case "discount" -> figure + " % off the list price";
            case "exclusiveDiscount" -> figure + " % off the list price, and no other discount beside it";
            case "surcharge" -> figure + " % on top";
            case "rebate" ->
                "%s %% is promised back%s"
                        .formatted(
                                figure,
                                fact(firing, RebateAgreement.class)
                                        .map(rebate -> " by agreement " + rebate.agreement())
                                        .orElse(""));
            case "honour" -> "the buyer gets the price he expects";
            case "correct" -> "our price stands, and the buyer is told";
            case "askSalesManager" -> "the sales manager approves the line";
            case "askDirector" -> "a director approves the line";
            case "billFreight" -> "the customer pays for carriage";
            case "freeFreight" -> "the order travels free of charge";
            case "note" -> "a remark, and nothing is held";
            case "holdForAnalyst" -> "a credit analyst decides";
            case "holdForManager" -> "the credit manager decides";
            case "holdForDirector" -> "a director decides";
            case "requirePrepayment" -> "the customer pays before delivery";
            case "refuse" -> "no goods on account";
            case "release" -> "every hold is lifted";
            case "prefer" -> "%s points for %s".formatted(figure, warehouse(firing));
            case "exclude" -> "nothing from " + warehouse(firing);
            case "keepBack" -> "%s stay on the shelf of %s".formatted(figure, warehouse(firing));
            case "fairShare" -> "at most %s %% of what %s has".formatted(figure, warehouse(firing));
            case "dontSplit" -> "the line comes from one warehouse";
            case "atMostWarehouses" -> "the line comes from at most %s warehouses".formatted(figure);
            case "shipComplete" -> "nothing leaves until everything can";
            case "backOrderRest" -> "what is missing follows";
            case "cancelRest" -> "what is missing is cancelled";
            case "backOrderShort" -> "what was not shipped follows";
            case "cancelShort" -> "what was not shipped is cancelled";
            case "substitute" ->
                "%s may be sent instead"
                        .formatted(fact(firing, Substitute.class)
                                .map(Substitute::substitute)
                                .orElse("another item"));
            case "priority" -> "%s points when stock is short".formatted(figure);
            default -> firing.verb() + (figure.isEmpty() ? "" : " " + figure);
        };
    }

    private static String figure(RuleFiring firing) {
        return firing.number() == null ? "" : DecisionWords.plain(new BigDecimal(firing.number()));
    }

    private static String warehouse(RuleFiring firing) {
        return fact(firing, Stock.class).map(Stock::warehouse).orElse("a warehouse");
    }

    private static <F> Optional<F> fact(RuleFiring firing, Class<F> type) {
        return firing.facts().stream().filter(type::isInstance).map(type::cast).findFirst();
    }

    /** Why a proposal about a price did not count. */
    static String lost(RuleFiring firing, LinePrice price) {
        return switch (firing.verb()) {
            case "contractPrice" ->
                winner(price.because(), "contractPrice")
                        .map(won ->
                                "the lowest contract price counts: %s of rule %s".formatted(figure(won), won.rule()))
                        .orElse("another contract price counts");
            case "discount", "exclusiveDiscount" ->
                winner(price.because(), "contractPrice")
                        .map(won -> "a contract makes the price, and discounts do not come on top (rule %s)"
                                .formatted(won.rule()))
                        .or(() -> winner(price.because(), "exclusiveDiscount")
                                .map(won -> "an exclusive discount counts, and others do not compete: %s %% of rule %s"
                                        .formatted(figure(won), won.rule())))
                        .or(() -> winner(price.because(), "discount")
                                .map(won -> "the best single discount counts: %s %% of rule %s"
                                        .formatted(figure(won), won.rule())))
                        .orElse("another discount counts");
            case "rebate" -> "each agreement counts once";
            default ->
                price.because().stream()
                        .filter(won -> GUARDS.contains(won.verb()))
                        .findFirst()
                        .map(won ->
                                "the strongest answer to a price counts: %s (rule %s)".formatted(of(won), won.rule()))
                        .orElse("it does not bear on a line's price");
        };
    }

    private static final List<String> GUARDS = List.of("honour", "correct", "askSalesManager", "askDirector");

    private static Optional<RuleFiring> winner(List<RuleFiring> counted, String verb) {
        return counted.stream().filter(each -> each.verb().equals(verb)).findFirst();
    }

    /** Why a proposal about credit did not count; null when it did. */
    static @Nullable String lost(RuleFiring firing, CreditDecision credit) {
        var first = credit.because().get(0);
        if (firing.equals(first) || firing.verb().equals("note")) {
            return null;
        }
        boolean lifted = first.verb().equals("release");
        if (firing.verb().equals("release")) {
            return lifted || credit.outcome() == Outcome.RELEASE
                    ? null
                    : "a release lifts holds, but neither prepayment nor refusal (rule %s)".formatted(first.rule());
        }
        return lifted
                ? "rule %s lifts it: %s".formatted(first.rule(), first.reason())
                : "the strongest outcome counts: %s (rule %s)".formatted(of(first), first.rule());
    }

    /** What a proposal keeps on the shelf. */
    private static BigDecimal kept(RuleFiring firing) {
        var figure = new BigDecimal(firing.number());
        return firing.verb().equals("keepBack")
                ? figure
                : fact(firing, Stock.class)
                        .map(stock -> FairShare.kept(stock, figure))
                        .orElse(figure);
    }

    /** Why a proposal about a line's goods did not count; null when it did. */
    static @Nullable String lost(RuleFiring firing, LinePlan plan) {
        switch (firing.verb()) {
            case "prefer", "keepBack", "fairShare" -> {
                var source = plan.sources().stream()
                        .filter(each -> each.warehouse().equals(warehouse(firing)))
                        .findFirst();
                if (source.isEmpty()) {
                    return "an exclusion wins over any preference";
                }
                boolean larger = !firing.verb().equals("prefer")
                        && source.get().keepBack().compareTo(kept(firing)) > 0;
                return larger
                        ? "the largest quantity kept back counts: "
                                + source.get().keepBack().toPlainString()
                        : null;
            }
            case "atMostWarehouses" -> {
                return String.valueOf(plan.warehousesAtMost()).equals(firing.number())
                        ? null
                        : "the smallest limit counts: " + plan.warehousesAtMost();
            }
            case "substitute", "backOrderRest" -> {
                return plan.rest() == Rest.CANCEL ? "cancelling wins" : null;
            }
            default -> {
                return null;
            }
        }
    }
}
