package throughline.console;

import java.time.Instant;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.operations.ruling.Explanation;

/** One order, SO-0000042, with one decision explained. */
public final class ExplainedOrder {

    private static final String LINE = "line 1 (8 CS of TL-10002)";

    private ExplainedOrder() {}

    static Optional<Explanation> explain(String order, @Nullable String rule) {
        if (!order.equals("SO-0000042")) {
            return Optional.empty();
        }
        if (rule != null && !rule.equals("P-110")) {
            throw new NoSuchElementException(
                    "No rule book that decided about %s has a rule \"%s\" about orders.".formatted(order, rule));
        }
        return Optional.of(new Explanation(
                order,
                List.of(new Explanation.Taking(
                        Instant.parse("2026-03-02T10:00:00Z"),
                        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
                        "Taken again from what it saw, by the same rule book, it comes out the same.",
                        true,
                        parts(),
                        List.of(new Explanation.RuleSays(
                                "P-110 Volume break: 10 to 49 cases of one item",
                                "PP-2026 4.2a",
                                "pricing",
                                LINE,
                                false,
                                "Rule P-110 Volume break: 10 to 49 cases of one item did not apply to " + LINE
                                        + ": it needs at least 10 cases, the line has 8.",
                                List.of("cases >= 10"))))),
                List.of("What 3 of its decisions saw is not kept, or not any more.")));
    }

    public static List<Explanation.Part> parts() {
        return List.of(
                new Explanation.Part(
                        "pricing",
                        LINE,
                        "USD 1.53/CS, the list price less 8 %; margin 37.9 %; USD 12.24 net.",
                        List.of(new Explanation.Proposal(
                                "P-021 Price group, every category",
                                "PP-2026 2.2",
                                "8 % off the list price",
                                "price group's general discount",
                                List.of(
                                        "the discount's price group to be RETAIL (the customer's price group): it is RETAIL"),
                                null)),
                        List.of(new Explanation.Proposal(
                                "P-030 Tier A customers",
                                "PP-2026 2.3",
                                "2 % off the list price",
                                "tier A",
                                List.of("the customer's tier to be A: it is A"),
                                "the best single discount counts: 8 % of rule P-021 Price group, every category"))),
                new Explanation.Part(
                        "credit",
                        "the order",
                        "Released: within the credit limit. USD: limit 250000; open invoices 40760.95, open orders 0, this order 13.22.",
                        List.of(),
                        List.of()));
    }
}
