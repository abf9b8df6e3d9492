package throughline.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import throughline.rules.allocation.AllocationPlan.LinePlan;
import throughline.rules.allocation.AllocationPlan.Rest;
import throughline.rules.allocation.AllocationPlan.Source;
import throughline.rules.allocation.FairShare;
import throughline.rules.facts.Line;
import throughline.rules.facts.Stock;
import throughline.rules.facts.Substitute;

/** One line's sources out of what was proposed for it. */
final class AllocationResolution {

    private static final int ANY_NUMBER = 99;

    private final Line line;
    private final List<RuleFiring> proposals = new ArrayList<>(12);
    private final Place[] places;
    private @Nullable List<Substitute> substitutes;
    private int warehousesAtMost = ANY_NUMBER;
    private boolean cancel;

    /** A warehouse that has the item, and what was said of it. */
    private static final class Place implements Comparable<Place> {
        final Stock stock;
        int points;
        BigDecimal kept = BigDecimal.ZERO;
        boolean excluded;

        Place(Stock stock) {
            this.stock = stock;
        }

        /** Best first. */
        @Override
        public int compareTo(Place other) {
            if (points != other.points) {
                return Integer.compare(other.points, points);
            }
            int byRank = Integer.compare(stock.rank(), other.stock.rank());
            return byRank != 0 ? byRank : stock.warehouse().compareTo(other.stock.warehouse());
        }
    }

    /** @param stocks of the line's item */
    AllocationResolution(Line line, List<Stock> stocks) {
        this.line = line;
        this.places = new Place[stocks.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = new Place(stocks.get(i));
        }
    }

    void propose(Proposal proposal) {
        proposals.add(proposal);
        switch (proposal.what()) {
            case PREFER -> place(proposal).points += proposal.figure().intValue();
            case EXCLUDE -> place(proposal).excluded = true;
            case KEEP_BACK -> {
                var place = place(proposal);
                place.kept = place.kept.max(proposal.figure());
            }
            case FAIR_SHARE -> {
                var place = place(proposal);
                place.kept = place.kept.max(FairShare.kept(place.stock, proposal.figure()));
            }
            case DONT_SPLIT -> warehousesAtMost = 1;
            case AT_MOST_WAREHOUSES ->
                warehousesAtMost =
                        Math.min(warehousesAtMost, Math.max(1, proposal.figure().intValue()));
            case CANCEL_REST -> cancel = true;
            case SUBSTITUTE -> {
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
        for (Place place : places) {
            if (place.stock == proposal.about()) {
                return place;
            }
        }
        var about = (Stock) Objects.requireNonNull(proposal.about());
        return Arrays.stream(places)
                .filter(place -> place.stock.warehouse().equals(about.warehouse()))
                .findFirst()
                .orElseGet(() -> new Place(about));
    }

    LinePlan decide() {
        Arrays.sort(places);
        var sources = new Source[places.length];
        int open = 0;
        for (Place place : places) {
            if (!place.excluded) {
                sources[open++] = new Source(place.stock.warehouse(), place.kept);
            }
        }
        return new LinePlan(
                line.no(),
                List.of(open == sources.length ? sources : Arrays.copyOf(sources, open)),
                warehousesAtMost,
                cancel || substitutes == null ? List.of() : cheapest(substitutes),
                cancel ? Rest.CANCEL : Rest.BACK_ORDER,
                proposals);
    }

    private static List<String> cheapest(List<Substitute> substitutes) {
        substitutes.sort(Comparator.comparing(Substitute::percentDearer).thenComparing(Substitute::substitute));
        return substitutes.stream().map(Substitute::substitute).toList();
    }
}
