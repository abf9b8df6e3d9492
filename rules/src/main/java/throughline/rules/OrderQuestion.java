package throughline.rules;

import java.util.List;
import throughline.rules.facts.Customer;
import throughline.rules.facts.Line;
import throughline.rules.facts.Order;

/** Who asks for what: the facts that every decision about one order starts from. */
public record OrderQuestion(Customer customer, Order order, List<Line> lines) {

    public OrderQuestion {
        lines = List.copyOf(lines);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).no() != i) {
                throw new IllegalArgumentException("line %d of the question says it is number %d"
                        .formatted(i, lines.get(i).no()));
            }
        }
    }
}
