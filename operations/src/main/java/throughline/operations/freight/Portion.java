package throughline.operations.freight;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.Money;

/** What a bill asks for despatches that it does not tell apart. */
final class Portion {

    /** As the bill names them; empty when it names none. */
    final Set<String> named = new TreeSet<>();

    final List<Despatch> despatches = new ArrayList<>();
    final List<Accrual> accruals = new ArrayList<>();
    final @Nullable SourceSpan source;
    Money billed;

    /** Whether everything that is named is a shipment of ours. */
    boolean known = true;

    Portion(Money billed, @Nullable SourceSpan source) {
        this.billed = billed;
        this.source = source;
    }

    /** Two names may mean one despatch: what they cost is then one sum. */
    void absorb(Portion other) {
        named.addAll(other.named);
        billed = billed.plus(other.billed);
        known = known && other.known;
        other.despatches.stream().filter(each -> !despatches.contains(each)).forEach(despatches::add);
        other.accruals.stream().filter(each -> !accruals.contains(each)).forEach(accruals::add);
    }

    boolean meets(Portion other) {
        return other.despatches.stream().anyMatch(despatches::contains);
    }

    /** What can still be taken. */
    List<Accrual> open() {
        return accruals.stream().filter(Accrual::open).toList();
    }

    /** For people. */
    String text() {
        return despatches.isEmpty()
                ? String.join(", ", named)
                : despatches.stream().map(Despatch::name).collect(Collectors.joining(", "));
    }
}
