package throughline.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
    private static final Comparator<Place> BEST_FIRST = Comparator.comparingInt((Place place) -> -place.points)
            .thenComparingInt(place -> place.stock.rank())
            .thenComparing(place -> place.stock.warehouse());

    private final Line line;
    private final List<Proposal> proposals = new ArrayList<>(12);
    private final List<Place> places;
    private @Nullable List<Substitute> substitutes;
    private int warehousesAtMost = ANY_NUMBER;
    private boolean cancel;

    /** A warehouse that has the item, and what was said of it. */
    private static final class Place {
        final Stock stock;
        int points;
        BigDecimal kept = BigDecimal.ZERO;
        boolean excluded;

        Place(Stock stock) {
            this.stock = stock;
        }
    }

    /** @param stocks of the line's item */
    AllocationResolution(Line line, List<Stock> stocks) {
        this.line = line;
        this.places = new ArrayList<>(stocks.size());
        for (Stock stock : stocks) {
            places.add(new Place(stock));
        }
    }

    void propose(Proposal proposal) {
        proposals.add(proposal);
        switch (proposal.verb()) {
            case "prefer" -> place(proposal).points += proposal.number().intValue();
            case "exclude" -> place(proposal).excluded = true;
            case "keepBack" -> {
                var place = place(proposal);
                place.kept = place.kept.max(proposal.number());
            }
            case "dontSplit" -> warehousesAtMost = 1;
            case "atMostWarehouses" ->
                warehousesAtMost =
                        Math.min(warehousesAtMost, Math.max(1, proposal.number().intValue()));
            case "cancelRest" -> cancel = true;
            case "substitute" -> {
                if (proposal.about() instanceof Substitute substitute) {
                    substitutes = substitutes == null ? new ArrayList<>(2) : substitutes;
                    substitutes.add(substitute);
                }
            }
            default -> {
                // backOrderRest is what happens anyway; it is kept for its reason
            }
        }
    }

    /** Of the warehouse that a proposal is about; what is said of one that lacks the item counts for nothing. */
    private Place place(Proposal proposal) {
        for (int i = 0; i < places.size(); i++) {
            if (places.get(i).stock == proposal.about()) {
                return places.get(i);
            }
        }
        var about = (Stock) Objects.requireNonNull(proposal.about());
        return places.stream()
                .filter(place -> place.stock.warehouse().equals(about.warehouse()))
                .findFirst()
                .orElseGet(() -> new Place(about));
    }

    LinePlan decide() {
        places.sort(BEST_FIRST);
        var sources = new ArrayList<Source>(places.size());
        for (Place place : places) {
            if (!place.excluded) {
                sources.add(new Source(place.stock.warehouse(), place.kept));
            }
        }
        return new LinePlan(
                line.no(),
                sources,
                warehousesAtMost,
                cancel || substitutes == null ? List.of() : cheapest(substitutes),
                cancel ? Rest.CANCEL : Rest.BACK_ORDER,
                Proposal.firings(proposals));
    }

    private static List<String> cheapest(List<Substitute> substitutes) {
        substitutes.sort(Comparator.comparing(Substitute::percentDearer).thenComparing(Substitute::substitute));
        return substitutes.stream().map(Substitute::substitute).toList();
    }
}
