package throughline.operations.ruling;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Decisions;
import throughline.operations.ruling.Explanation.Part;
import throughline.operations.ruling.Explanation.RuleSays;
import throughline.operations.ruling.Explanation.Taking;
import throughline.rules.Answer;
import throughline.rules.Desk;
import throughline.rules.RuleBook;

/**
 * Explains decisions about orders by taking them again, from what they saw and by the book that took them: what it tells is what the rules said, not
 * what somebody remembers of it.
 */
public final class Explainer {

    private static final List<Desk> DESKS = List.of(Desk.ORDER, Desk.PRICING, Desk.CREDIT, Desk.ALLOCATION);

    /** A page with more than that is read by nobody. */
    static final int MOST_LINES = 200;

    private final Database database;
    private final BookShelf shelf;

    public Explainer(Database database, BookShelf shelf) {
        this.database = database;
        this.shelf = shelf;
    }

    /**
     * @param number of the order, in figures
     * @param text the same as people write it
     * @param rule the name of a rule or its beginning ({@code P-110}), or null for all
     * @return nothing when there is no such order
     * @throws NoSuchElementException when no book that decided has such a rule
     */
    public Optional<Explanation> explain(OptionalLong number, String text, @Nullable String rule) {
        if (number.isEmpty()) {
            return Optional.empty();
        }
        var kept = database.read(unit -> SeenRows.of(unit, number.getAsLong()));
        var gone = database.read(unit -> gone(unit, number.getAsLong()));
        if (gone < 0) {
            return Optional.empty();
        }
        var takings = new ArrayList<Taking>();
        var notes = new ArrayList<String>();
        for (var each : kept) {
            try {
                takings.add(taking(each, rule));
                int lines = each.sight() instanceof Seen seen ? seen.bought().size() : 0;
                if (lines > MOST_LINES) {
                    notes.add("Of the %d lines the first %d are explained.".formatted(lines, MOST_LINES));
                }
            } catch (UnreadableFacts | BookShelf.BookLost lost) {
                notes.add("What was decided at %s cannot be taken again: %s.".formatted(each.at(), lost.getMessage()));
            }
        }
        if (gone > 0) {
            notes.add(
                    "What %d of its decisions saw is not kept, or not any more; the trace shows which rules spoke in them."
                            .formatted(gone));
        }
        if (rule != null
                && !takings.isEmpty()
                && takings.stream().allMatch(each -> each.answers().isEmpty())) {
            throw new NoSuchElementException(
                    "No rule book that decided about %s has a rule \"%s\" about orders.".formatted(text, rule));
        }
        return Optional.of(new Explanation(text, takings, notes));
    }

    /** Of how many decisions about an order nothing is kept; below zero when there is no such order. */
    private static long gone(UnitOfWork unit, long order) {
        return unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(
                    """
                    select (select count(*) from trail.decision d where d.document = o.document and d.rule_book is not null
                      and d.kind in ('order', 'pricing', 'credit', 'allocation')
                      and not exists (select from desk.seen s where s.order_number = o.number and d.id = any(s.decisions::bigint[])))
                    from desk.sales_order o where o.number = ?""")) {
                select.setLong(1, order);
                try (var row = select.executeQuery()) {
                    return row.next() ? row.getLong(1) : -1L;
                }
            }
        });
    }

    /** What a book makes of what a whole decision saw, line by line. */
    public static List<Part> parts(RuleBook book, SeenRows.Kept kept) {
        var seen = kept.seen();
        try (var deliberation = book.deliberate(seen.question(), kept.at())) {
            return new DecisionWords(seen, deliberation).whole(Ruling.of(deliberation, seen));
        }
    }

    private Taking taking(SeenRows.Kept kept, @Nullable String rule) {
        try (var loan = shelf.borrow(kept.ruleBook())) {
            var recorded = database.read(unit -> Decisions.of(unit, kept.decisions()));
            var differences = Rerun.differences(loan.book(), kept, recorded);
            var proof = differences.isEmpty()
                    ? "Taken again from what it saw, by the same rule book, it comes out the same."
                    : "Taken again it does not come out the same: " + String.join("; ", differences);
            var told = told(loan.book(), kept, kept.sight());
            var answers = told.answers().stream()
                    .filter(answer -> rule == null || named(answer.rule(), rule))
                    .toList();
            return new Taking(kept.at(), kept.ruleBook(), proof, differences.isEmpty(), told.parts(), answers);
        }
    }

    /** What was decided and what each rule says of it. */
    record Told(List<Part> parts, List<RuleSays> answers) {}

    private static Told told(RuleBook book, SeenRows.Kept kept, Sight sight) {
        if (sight instanceof SeenShort missing) {
            return new ShortWords(missing, book, kept.at()).told();
        }
        return sight instanceof SeenPosting posting
                ? new PostingWords(posting, book, kept.at()).told()
                : told(book, kept, (Seen) sight);
    }

    private static Told told(RuleBook book, SeenRows.Kept kept, Seen seen) {
        try (var deliberation = book.deliberate(seen.question(), kept.at())) {
            List<Part> parts;
            Stream<Desk> asked;
            var told = new DecisionWords(seen, deliberation);
            if (seen.whole()) {
                parts = told.whole(Ruling.of(deliberation, seen));
                asked = DESKS.stream();
            } else {
                parts = told.goods(Ruling.plan(deliberation, seen));
                asked = Stream.of(Desk.ALLOCATION);
            }
            var answers = asked.flatMap(desk -> deliberation.answers(desk, MOST_LINES).stream())
                    .map(answer ->
                            says(answer, answer.line() < 0 ? "the order" : DecisionWords.line(seen, answer.line())))
                    .toList();
            return new Told(parts, answers);
        }
    }

    private static boolean named(String answering, String rule) {
        var name = answering.toLowerCase(Locale.ROOT);
        var wanted = rule.strip().toLowerCase(Locale.ROOT);
        return name.equals(wanted) || name.startsWith(wanted + " ");
    }

    /** @param about the line, or the order, in words */
    static RuleSays says(Answer answer, String about) {
        return new RuleSays(
                answer.rule(),
                answer.policy(),
                answer.desk().folder(),
                about,
                answer.spoke(),
                answer.sentence(about),
                answer.reasons().stream()
                        .map(Answer.Reason::condition)
                        .filter(condition -> !condition.isEmpty())
                        .toList());
    }
}
