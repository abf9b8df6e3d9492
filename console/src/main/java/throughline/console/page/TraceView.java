package throughline.console.page;

import java.util.List;
import java.util.Optional;
import throughline.ledger.trail.Story;
import throughline.operations.exception.Case;
import throughline.operations.ordering.SalesOrder;
import throughline.operations.outbox.Outbound;

/** The story of one key. {@code graph} is the lineage as SVG, made by us. */
public record TraceView(
        String key,
        Story story,
        Optional<SalesOrder> order,
        List<Outbound.View> outbound,
        List<Case> cases,
        String graph,
        int undrawn) {

    public TraceView {
        outbound = List.copyOf(outbound);
        cases = List.copyOf(cases);
    }
}
