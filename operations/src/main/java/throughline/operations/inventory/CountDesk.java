package throughline.operations.inventory;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.BusinessKey;
import throughline.ledger.trail.Lineage;
import throughline.model.reading.Actor;
import throughline.model.value.Money;
import throughline.operations.Received;
import throughline.operations.Verdict;
import throughline.operations.exception.CaseBook;
import throughline.operations.exception.CaseId;
import throughline.operations.exception.NewCase;
import throughline.operations.exception.Waiting;
import throughline.operations.master.MasterData;

/**
 * Sets what warehouses counted beside the books of that day. Nothing is posted by itself: what differs is kept, and a planner decides
 * whether the books follow the count.
 */
public final class CountDesk {

    private static final int MOST_TOLD = 5;

    /** What it works with. */
    public record Tools(CaseBook cases, Tolerance tolerance, Clock clock) {}

    private final Tools tools;

    public CountDesk(Tools tools) {
        this.tools = tools;
    }

    /** Compares reports in the caller's transaction; one verdict each, in order. One that is no count of ours is parked. */
    public List<Verdict> take(UnitOfWork unit, MasterData master, List<Received> batch) {
        var today = LocalDate.ofInstant(tools.clock().instant(), ZoneOffset.UTC);
        var reading = new CountReading(master, today);
        return batch.stream()
                .map(received -> {
                    var counts = reading.read(received);
                    return counts.isEmpty()
                            ? noCount(unit, received, reading.problem(received))
                            : verdict(unit, master, counts);
                })
                .toList();
    }

    private Verdict noCount(UnitOfWork unit, Received received, @Nullable String problem) {
        if (problem == null) {
            return new Verdict(
                    Verdict.Kind.PARKED,
                    null,
                    "kept until there is a desk for reports that are no count of a warehouse of ours",
                    List.of());
        }
        var report = received.document();
        var found = new NewCase(
                "STOCK_PLACE_UNKNOWN",
                Actor.OPERATOR,
                "Count %s cannot be compared: %s. Put it right and release this, or reject it."
                        .formatted(report.number(), problem),
                report.provenance().source(),
                received.message(),
                report.number().value(),
                null,
                null,
                "count:" + received.row());
        var waiting = new Waiting(Waiting.Kind.DOCUMENT, String.valueOf(received.row()));
        return new Verdict(
                Verdict.Kind.HELD,
                null,
                found.reason(),
                tools.cases().open(unit, List.of(new CaseBook.Opening(found, waiting))));
    }

    private Verdict verdict(UnitOfWork unit, MasterData master, List<Counted> counts) {
        var numbers = new ArrayList<String>();
        var cases = new ArrayList<CaseId>();
        for (var counted : counts) {
            long number = unit.next("desk.count_number");
            numbers.add(CountNumber.text(number));
            cases.addAll(compare(unit, master, number, counted));
        }
        return new Verdict(Verdict.Kind.ACCEPTED, String.join(" ", numbers), null, cases);
    }

    private List<CaseId> compare(UnitOfWork unit, MasterData master, long number, Counted counted) {
        CountRows.compare(unit, counted, tools.tolerance());
        boolean overtaken = CountRows.overtaken(unit, counted);
        boolean differs = !counted.grave().isEmpty() || !counted.unread.isEmpty();
        if (!overtaken) {
            CountRows.supersede(unit, counted);
            tools.cases().done(unit, List.of(key(counted)), "throughline", "a newer count was compared");
        }
        var state = overtaken ? "SUPERSEDED" : differs ? "DIFFERS" : "AGREES";
        CountRows.insert(unit, number, counted, state, tools.clock().instant());
        Lineage.keys(unit, List.of(BusinessKey.of(CountNumber.text(number), "stock count", counted.received.row())));
        if (!differs || overtaken) {
            return List.of();
        }
        var waiting = counted.grave().isEmpty()
                ? Waiting.NOTHING
                : new Waiting(Waiting.Kind.STOCK_COUNT, CountNumber.text(number));
        return tools.cases().open(unit, List.of(new CaseBook.Opening(found(master, number, counted), waiting)));
    }

    private static NewCase found(MasterData master, long number, Counted counted) {
        var received = counted.received;
        var grave = counted.grave();
        var first = grave.isEmpty() ? null : counted.figures.get(grave.get(0).key());
        return new NewCase(
                "STOCK_DIFFERS",
                Actor.OPERATOR,
                reason(number, counted),
                first != null && first.source() != null
                        ? first.source()
                        : received.document().provenance().source(),
                received.message(),
                CountNumber.text(number),
                null,
                atRisk(master, counted),
                key(counted));
    }

    private static String reason(long number, Counted counted) {
        var grave = counted.grave();
        var text = new StringBuilder("%s counted on %s: %d of %d figures are not what the books say (%s)"
                .formatted(
                        counted.warehouse.id(),
                        counted.on,
                        grave.size(),
                        counted.figures.size(),
                        CountNumber.text(number)));
        text.append(told(": ", grave.stream().map(CountDesk::told).toList()));
        text.append(told(". Not compared: ", counted.unread));
        long unnamed =
                counted.differences.stream().filter(each -> each.said() == null).count();
        if (unnamed > 0) {
            text.append(". The books hold %d more there that it does not name".formatted(unnamed));
        }
        text.append(grave.isEmpty() ? "." : ". Release this to have the books follow the count, or reject it.");
        return text.toString();
    }

    private static String told(String before, List<String> what) {
        if (what.isEmpty()) {
            return "";
        }
        var more = what.size() > MOST_TOLD ? "; and %d more".formatted(what.size() - MOST_TOLD) : "";
        return what.stream().limit(MOST_TOLD).collect(Collectors.joining("; ", before, more));
    }

    private static String told(Counted.Difference each) {
        var off = each.off();
        return "%s%s%s counted %s, books %s (%s%s)"
                .formatted(
                        each.key().item(),
                        each.key().lot().isEmpty() || each.key().lot().equals(Counted.ALL_LOTS)
                                ? ""
                                : " lot " + each.key().lot(),
                        switch (each.key().measure()) {
                            case GOOD -> "";
                            case FREE -> " free";
                            case ASIDE -> " in quarantine";
                        },
                        plain(Objects.requireNonNull(each.said())),
                        plain(each.books()),
                        off.signum() > 0 ? "+" : "",
                        plain(off));
    }

    private static @Nullable Money atRisk(MasterData master, Counted counted) {
        var entity = master.entity(counted.warehouse.entity());
        var worth = counted.grave().stream()
                .map(Counted.Difference::worth)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        Currency currency = entity == null ? null : entity.currency();
        return currency == null ? null : Money.rounded(worth, currency);
    }

    private static String key(Counted counted) {
        return "count:" + counted.warehouse.id();
    }

    private static String plain(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString();
    }
}
