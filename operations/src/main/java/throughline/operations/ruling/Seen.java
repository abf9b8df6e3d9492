package throughline.operations.ruling;

import static java.math.RoundingMode.HALF_EVEN;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.model.value.UnitCode;
import throughline.rules.OrderQuestion;
import throughline.rules.facts.CreditStanding;
import throughline.rules.facts.Line;
import throughline.rules.facts.SimilarOrder;
import throughline.rules.facts.Stock;
import throughline.rules.facts.Substitute;
import throughline.rules.facts.UsualQuantity;

/**
 * What one decision saw: every fact that the rules could look at, and what turns their answer into money and goods. Asked again with it, a rule
 * book gives the same answer at any time, whatever has become of stock, prices and customers since.
 *
 * @param offers {@code ContractPrice}, {@code GroupPrice}, {@code VolumeBreak}, {@code Promotion} and {@code RebateAgreement} facts; none when
 *     only goods were asked for
 * @param bought the lines of the question, in its order
 * @param owed null when only goods were asked for: for lines that had been priced and cleared before
 * @param earlier none when only goods were asked for, and where order checks were not known yet
 */
public record Seen(
        Head head,
        OrderQuestion question,
        List<?> offers,
        List<Bought> bought,
        @Nullable Owed owed,
        List<Stock> stocks,
        List<Substitute> substitutes,
        Earlier earlier)
        implements Sight {

    public Seen {
        offers = List.copyOf(offers);
        bought = List.copyOf(bought);
        stocks = List.copyOf(stocks);
        substitutes = List.copyOf(substitutes);
        if (bought.size() != question.lines().size()) {
            throw new IllegalArgumentException("%d lines were asked about, and %d bought"
                    .formatted(question.lines().size(), bought.size()));
        }
    }

    @Override
    public boolean whole() {
        return owed != null;
    }

    /**
     * The order around its lines.
     *
     * @param entity our company that sells
     * @param currency of its prices, in ISO 4217 letters
     * @param approvals the cases that people had released for it ({@code CREDIT_HOLD}, {@code PRICE_APPROVAL/2}), parted by blanks
     */
    public record Head(String entity, String currency, String approvals) {

        boolean approved(String code) {
            return Set.of(approvals.split(" ")).contains(code);
        }
    }

    /**
     * A line as it was bought, beside the line that the rules see.
     *
     * @param index its place in the order, from 1
     * @param buyerLine as the buyer numbers it
     * @param ordered in {@code unit}
     * @param quoted what the buyer expects to pay per {@code unit}; null when he does not say, or says it of another unit
     * @param factor how many base units one {@code unit} is
     * @param taxPercent of its net amount
     * @param open what of it is neither shipped nor called off, in base units
     */
    public record Bought(
            int index,
            String buyerLine,
            BigDecimal ordered,
            String unit,
            @Nullable BigDecimal quoted,
            BigDecimal factor,
            BigDecimal taxPercent,
            BigDecimal open) {

        UnitCode unitCode() {
            return new UnitCode(unit);
        }
    }

    /** What earlier orders of the customer say about this one. */
    public record Earlier(List<SimilarOrder> similar, List<Usual> usual) {

        public static final Earlier NONE = new Earlier(List.of(), List.of());

        public Earlier {
            similar = List.copyOf(similar);
            usual = List.copyOf(usual);
        }
    }

    /**
     * What the customer usually orders of a line's item.
     *
     * @param no the line's place in the question, from 0
     * @param orders how many lines of his were looked at, of which {@code average} and {@code largest} are, in base units
     */
    public record Usual(int no, int orders, BigDecimal average, BigDecimal largest) {

        UsualQuantity of(Line line) {
            return new UsualQuantity(line, orders, average, largest, times(line, average), times(line, largest));
        }

        private static BigDecimal times(Line line, BigDecimal usual) {
            return line.quantity().divide(usual, 2, HALF_EVEN);
        }
    }

    /** The facts that order checks look at, beside the order itself. */
    List<Object> checks() {
        var facts = new ArrayList<Object>(earlier.similar());
        earlier.usual().forEach(usual -> facts.add(usual.of(question.lines().get(usual.no()))));
        return facts;
    }

    /**
     * The customer's account, without this order. All amounts in the currency of his limit.
     *
     * @param receivables open invoices
     * @param openOrders approved and not yet invoiced
     */
    public record Owed(
            BigDecimal limit,
            BigDecimal receivables,
            BigDecimal openOrders,
            BigDecimal overdue,
            int oldestOverdueDays) {

        CreditStanding with(BigDecimal thisOrder) {
            return CreditStanding.of(limit, receivables, openOrders, thisOrder, overdue, oldestOverdueDays);
        }
    }
}
