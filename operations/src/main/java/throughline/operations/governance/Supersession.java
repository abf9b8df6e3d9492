package throughline.operations.governance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.UnitOfWork;

/** What becomes of changes when other texts come into force: a change is in force as long as any of its files reads as it wanted. */
record Supersession(UnitOfWork unit, Person by, String why, Instant at) {

    /** @param change the one that comes into force, or null */
    void settle(Texts before, Texts after, @Nullable ChangeRow change) {
        var differing = before.differences(after);
        if (differing.isEmpty()) {
            return;
        }
        var touching = new ArrayList<>(ChangeRows.touching(unit, differing));
        touching.removeIf(each -> change != null && each.number() == change.number());
        var files =
                ChangeRows.files(unit, touching.stream().map(ChangeRow::number).toList());
        for (var each : touching) {
            boolean stands =
                    files.getOrDefault(each.number(), List.of()).stream().anyMatch(after::has);
            var next = stands ? ChangeState.ACTIVE : ChangeState.RETIRED;
            if (next != each.state()) {
                ChangeRows.event(unit, each, next, by, stands ? "restored" : "retired", why, at);
                ChangeRows.save(unit, each.in(next), at);
            }
        }
    }
}
