package throughline.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import throughline.rules.Proposals.Proposal;
import throughline.rules.allocation.AllocationPlan.LinePlan;
import throughline.rules.allocation.AllocationPlan.Rest;
import throughline.rules.allocation.AllocationPlan.Source;
import throughline.rules.facts.Line;
import throughline.rules.facts.Stock;
import throughline.rules.facts.Substitute;

/** One line's sources out of what was proposed for it. */
final class AllocationResolution {

    private static final int ANY_NUMBER = 99;

    private final Line line;
    private final List<Proposal> proposals = new ArrayList<>(8);
    private final Map<String, Integer> points = new HashMap<>();
    private final Map<String, BigDecimal> kept = new HashMap<>();
    private final List<String> excluded = new ArrayList<>(2);
    private final List<Substitute> substitutes = new ArrayList<>(2);
    private int warehousesAtMost = ANY_NUMBER;
    private boolean cancel;

    AllocationResolution(Line line) {
        this.line = line;
    }

    void propose(Proposal proposal) {
        proposals.add(proposal);
        String warehouse = proposal.about instanceof Stock stock ? stock.warehouse() : "";
        switch (proposal.verb) {
            case "prefer" -> points.merge(warehouse, proposal.figure().intValue(), Integer::sum);
            case "exclude" -> excluded.add(warehouse);
            case "keepBack" -> kept.merge(warehouse, proposal.figure(), BigDecimal::max);
            case "dontSplit" -> warehousesAtMost = 1;
            case "atMostWarehouses" ->
                warehousesAtMost =
                        Math.min(warehousesAtMost, Math.max(1, proposal.figure().intValue()));
            case "cancelRest" -> cancel = true;
            case "substitute" -> {
                if (proposal.about instanceof Substitute substitute) {
                    substitutes.add(substitute);
                }
            }
            default -> {
                // backOrderRest is what happens anyway; it is kept for its reason
            }
        }
    }

    LinePlan decide(List<Stock> stocks, Wording wording) {
        var open = new ArrayList<Stock>();
        for (Stock stock : stocks) {
            if (stock.sku().equals(line.sku()) && !excluded.contains(stock.warehouse())) {
                open.add(stock);
            }
        }
        open.sort(Comparator.comparingInt((Stock stock) -> -points.getOrDefault(stock.warehouse(), 0))
                .thenComparingInt(Stock::rank)
                .thenComparing(Stock::warehouse));
        var sources = new ArrayList<Source>(open.size());
        for (Stock stock : open) {
            sources.add(new Source(stock.warehouse(), kept.getOrDefault(stock.warehouse(), BigDecimal.ZERO)));
        }
        substitutes.sort(Comparator.comparing(Substitute::percentDearer).thenComparing(Substitute::substitute));
        return new LinePlan(
                line.no(),
                sources,
                warehousesAtMost,
                cancel
                        ? List.of()
                        : substitutes.stream().map(Substitute::substitute).toList(),
                cancel ? Rest.CANCEL : Rest.BACK_ORDER,
                wording.firings(proposals));
    }
}
