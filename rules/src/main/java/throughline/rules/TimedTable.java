package throughline.rules;

import java.util.Arrays;
import java.util.List;

/**
 * A flat table on which each rule that is asked is walked again alone, many times over the same facts, by the same written class and filing as when it
 * decides; the middle one of several stretches counts, so that neither the clock nor whoever else has the processor is what is measured.
 */
final class TimedTable implements Table {

    /** Stretches that are measured, after one that is not. */
    private static final int STRETCHES = 7;

    private static final int WALKS = 300;

    /** Longer than that no stretch takes, but for one walk. */
    private static final long STRETCH_NANOS = 1_000_000;

    private static final long PICOS = 1_000;

    private final FlatTable table;
    private final FlatBook book;
    private final long now;
    private final RuleTimes times;
    private final Proposals aside;

    TimedTable(FlatBook book, long now, RuleTimes times) {
        this.table = new FlatTable(book, now);
        this.book = book;
        this.now = now;
        this.times = times;
        this.aside = new Proposals(book.fingerprint());
    }

    @Override
    public void put(Object fact) {
        table.put(fact);
    }

    @Override
    public void put(List<?> facts) {
        table.put(facts);
    }

    @Override
    public List<Proposal> ask(Desk desk, Round round) {
        var made = table.ask(desk, round);
        book.alone(desk, round).forEach((rule, alone) -> times.add(rule, desk, measured(alone)));
        return made;
    }

    /** In picoseconds for one walk. */
    private long measured(FlatRound rule) {
        long once = stretch(rule, 1);
        int walks = (int) Math.max(1, Math.min(WALKS, STRETCH_NANOS / Math.max(1, once)));
        stretch(rule, walks);
        var stretches = new long[STRETCHES];
        for (int i = 0; i < STRETCHES; i++) {
            stretches[i] = stretch(rule, walks);
        }
        Arrays.sort(stretches);
        return stretches[STRETCHES / 2] * PICOS / walks;
    }

    private long stretch(FlatRound rule, int walks) {
        long begun = System.nanoTime();
        for (int i = 0; i < walks; i++) {
            rule.walk(table.facts(), aside, now);
            aside.forget();
        }
        return System.nanoTime() - begun;
    }

    @Override
    public void close() {
        table.close();
    }
}
