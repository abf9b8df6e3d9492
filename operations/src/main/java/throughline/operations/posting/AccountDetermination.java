package throughline.operations.posting;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Account;
import throughline.ledger.book.Cause;
import throughline.ledger.book.Side;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Decision;
import throughline.ledger.trail.Decisions;
import throughline.operations.master.ChartAccount;
import throughline.operations.master.MasterData;
import throughline.operations.ruling.BookText;
import throughline.operations.ruling.FiringText;
import throughline.operations.ruling.SeenPosting;
import throughline.operations.ruling.SeenRows;
import throughline.rules.RuleBook;
import throughline.rules.RuleBooks;
import throughline.rules.posting.AccountDecision.LineAccount;

/**
 * Asks the posting policy to which accounts the lines of business events go, one question for each event. Where no rule speaks, the usual account of the
 * line's role counts, and nothing is recorded.
 */
public final class AccountDetermination {

    private final RuleBooks rules;
    private final Clock clock;

    public AccountDetermination(RuleBooks rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** One transaction's determinations: all of one rule book, read and written once. */
    public Round round(MasterData master) {
        return new Round(master, rules.current(), clock.instant());
    }

    /** One transaction's determinations. */
    public static final class Round {

        private final MasterData master;
        private final RuleBook book;
        private final Instant now;
        private final List<Decision> decisions = new ArrayList<>();
        private final List<SeenRows.Fresh> seen = new ArrayList<>();
        private final Map<String, Account> chart = new HashMap<>();

        private Round(MasterData master, RuleBook book, Instant now) {
            this.master = master;
            this.book = book;
            this.now = now;
        }

        /** Nothing is written yet: it may still turn out that the event cannot be booked. */
        public Determined determine(AccountQuestion question) {
            var asked = question.asked();
            var decided = book.accounts(asked, now);
            var accounts = new ArrayList<Account>(asked.lines().size());
            var refusals = new TreeMap<Integer, String>();
            for (int i = 0; i < asked.lines().size(); i++) {
                var line = decided.lines().get(i);
                var role = PostingRole.valueOf(asked.lines().get(i).role());
                var wrong = line.number() == null
                        ? null
                        : wrong(line, role, asked.lines().get(i).sku());
                if (wrong != null) {
                    refusals.put(i, wrong);
                }
                accounts.add(line.number() == null || wrong != null ? question.usual(i) : account(line.number()));
            }
            return new Determined(
                    new SeenPosting(asked.event(), asked.lines()),
                    accounts,
                    refusals,
                    decided.proposals(),
                    book.fingerprint());
        }

        private @Nullable String wrong(LineAccount line, PostingRole role, String sku) {
            var number = String.valueOf(line.number());
            var known = master.account(number);
            var because = line.because();
            var rule = because == null ? "A rule" : "Rule \"%s\"".formatted(because.rule());
            var what = sku.isEmpty() ? role.words() : "%s of %s".formatted(role.words(), sku);
            if (known == null) {
                return "%s posts %s to account %s, which is not in the chart".formatted(rule, what, number);
            }
            return known.kind() == role.kind()
                    ? null
                    : "%s posts %s to account %s %s, which is %s and not %s"
                            .formatted(rule, what, number, known.name(), words(known.kind()), words(role.kind()));
        }

        private static String words(ChartAccount.Kind kind) {
            return kind.name().toLowerCase(java.util.Locale.ROOT);
        }

        private Account account(String number) {
            return chart.computeIfAbsent(number, none -> {
                var known = master.account(number);
                if (known == null) {
                    throw new IllegalStateException("account %s is not in the chart any more".formatted(number));
                }
                return new Account(
                        known.number(),
                        known.name(),
                        known.kind() == ChartAccount.Kind.EXPENSE ? Side.DEBIT : Side.CREDIT);
            });
        }

        /**
         * Notes what was determined for an event that is booked, if a rule spoke and a document caused it.
         *
         * @param subject the document that is posted ({@code SH-0000042})
         * @param order whose shipment it is, by which it can be explained; null for an event without one
         * @return the cause of its postings: the decision is among its own
         */
        public Cause noted(UnitOfWork unit, Determined determined, String subject, Cause cause, @Nullable Long order) {
            var document = cause.document();
            if (determined.proposals().isEmpty() || document == null) {
                return cause;
            }
            var id = Decisions.nextId(unit);
            decisions.add(new Decision(
                    id,
                    document,
                    "posting",
                    subject,
                    SeenPosting.OUTCOME,
                    String.valueOf(determined.proposals().get(0).reason()),
                    determined.ruleBook(),
                    FiringText.of(determined.proposals()),
                    now));
            if (order != null) {
                seen.add(new SeenRows.Fresh(order, List.of(id), determined.seen()));
            }
            var all = new ArrayList<>(cause.decisions());
            all.add(id);
            return cause.decided(all, determined.ruleBook());
        }

        /** Writes what was noted, in a fixed number of statements. Called before the postings are. */
        public void write(UnitOfWork unit) {
            if (!decisions.isEmpty()) {
                Decisions.keepRuleBook(unit, book.fingerprint(), BookText.of(book.files()), now);
                Decisions.add(unit, decisions);
                SeenRows.add(unit, seen, book.fingerprint(), now);
            }
        }
    }
}
