package throughline.operations.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Account;
import throughline.ledger.book.Cause;
import throughline.ledger.book.StockState;
import throughline.ledger.stock.CostKey;
import throughline.ledger.stock.StockKey;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.Money;
import throughline.operations.master.Item;
import throughline.operations.master.Warehouse;
import throughline.operations.posting.Determined;

/** One adjustment on its way into the books. */
final class Correction {

    /**
     * What makes it.
     *
     * @param document its row in the trail
     * @param theirs the sender's number for it
     */
    record Said(
            long document, @Nullable String partner, String theirs, java.time.@Nullable LocalDate on, Cause cause) {}

    /**
     * One movement that it says.
     *
     * @param line from 1, as the document counts
     * @param quantity above zero, in the item's base unit
     */
    record Move(
            int line,
            Item item,
            StockKey key,
            StockState from,
            StockState to,
            BigDecimal quantity,
            String reason,
            Account account,
            @Nullable SourceSpan source) {

        /** Whether something is gained or lost with it, rather than put aside. */
        boolean changesStock() {
            return from == StockState.ADJUSTMENT || to == StockState.ADJUSTMENT;
        }

        Move to(Account other) {
            return new Move(line, item, key, from, to, quantity, reason, other, source);
        }

        CostKey cost() {
            return new CostKey(key.entity(), key.item());
        }
    }

    /** Something in it that a person has to see before it can be booked. */
    record Problem(int line, String code, String text, @Nullable SourceSpan source) {}

    /** A movement with what it is worth. */
    record Booked(Move move, Money value) {}

    final Said said;
    final @Nullable Warehouse warehouse;
    final List<Move> moves = new ArrayList<>();
    final List<Problem> problems = new ArrayList<>();
    final List<Booked> booked = new ArrayList<>();

    /** Lines that were booked when it was taken before. */
    final Set<Integer> before = new TreeSet<>();

    /** What the posting policy said of its lines; null where none of them gains or loses anything. */
    @Nullable
    Determined accounts;

    /** Ours; zero until it has one. */
    long number;

    Correction(Said said, @Nullable Warehouse warehouse) {
        this.said = said;
        this.warehouse = warehouse;
    }

    @Nullable
    String result() {
        return number == 0 ? null : AdjustmentNumber.text(number);
    }
}
