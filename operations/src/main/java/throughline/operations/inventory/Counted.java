package throughline.operations.inventory;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.SourceSpan;
import throughline.operations.Received;
import throughline.operations.master.Warehouse;

/** What a report says of one warehouse, figure by figure. */
final class Counted {

    /** A count without its lot is compared with all lots together. */
    static final String ALL_LOTS = "*";

    /** @param lot empty for an item that is not kept by lot */
    record Key(String item, String lot, Measure measure) {}

    /** @param source of the first line that speaks of it */
    record Figure(int line, BigDecimal amount, @Nullable SourceSpan source) {}

    /** What the books say otherwise. {@code said} is null for what the report does not name. */
    record Difference(
            Key key, @Nullable BigDecimal said, BigDecimal books, @Nullable BigDecimal worth, boolean within) {

        BigDecimal off() {
            return said == null ? books.negate() : said.subtract(books);
        }
    }

    final Received received;
    final Warehouse warehouse;
    final LocalDate on;
    final Map<Key, Figure> figures = new LinkedHashMap<>();
    final List<String> unread = new ArrayList<>();
    final List<Difference> differences = new ArrayList<>();

    Counted(Received received, Warehouse warehouse, LocalDate on) {
        this.received = received;
        this.warehouse = warehouse;
        this.on = on;
    }

    void add(Key key, Figure figure) {
        figures.merge(
                key,
                figure,
                (first, second) -> new Figure(first.line(), first.amount().add(second.amount()), first.source()));
    }

    /** Where everything that is good was counted, what is free of it says nothing more. */
    void settle() {
        figures.keySet()
                .removeIf(key -> key.measure() == Measure.FREE
                        && figures.containsKey(new Key(key.item(), key.lot(), Measure.GOOD)));
    }

    /** What a person has to see. */
    List<Difference> grave() {
        return differences.stream()
                .filter(each -> each.said() != null && !each.within())
                .toList();
    }
}
