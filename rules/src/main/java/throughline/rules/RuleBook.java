package throughline.rules;

import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieSessionsPool;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.runtime.rule.Match;
import org.kie.api.time.SessionPseudoClock;
import throughline.rules.Proposal.Title;
import throughline.rules.exception.CaseRouting;
import throughline.rules.facts.ExceptionCase;
import throughline.rules.posting.AccountDecision;
import throughline.rules.posting.PostingQuestion;

/**
 * One compiled, immutable set of policy files with a fingerprint. Any number of threads may ask it at once.
 *
 * <p>Rules here only <em>propose</em>, and change nothing, so the order in which they fire cannot matter and no rule needs a salience.
 *
 * <p>A book gives back what it holds when nobody can ask it any more: when neither those who keep it at hand nor any deliberation refer to it. So
 * nobody has to count who asks, and no exchange of books can come too early for somebody.
 */
public final class RuleBook {

    private static final int SESSIONS_AT_FIRST = 2;
    private static final Cleaner CLEANER = Cleaner.create();
    private static final AtomicInteger OPEN = new AtomicInteger();
    private static final List<Desk> ORDER_DESKS = List.of(Desk.ORDER, Desk.PRICING, Desk.CREDIT, Desk.ALLOCATION);
    private static final List<Desk> CASE_DESKS = List.of(Desk.EXCEPTION, Desk.POSTING);

    private final String fingerprint;
    private final SortedMap<String, String> files;
    private final @Nullable FlatBook flat;
    private final List<KieBase> bases;
    private final KieSessionsPool orders;
    private final KieSessionsPool cases;
    private final Map<Rule, Title> titles;
    private final Set<String> off;
    /** What this one was made of, and shares everything with; it lives as long as this one. */
    private final @Nullable RuleBook whole;

    private final Cleaner.@Nullable Cleanable held;
    private @Nullable RuleText text;

    /**
     * @param flat the same rules without a network, or null when they need one
     * @param bases the rules about orders, and those about cases and postings: who asks about one is not slowed down by the other
     */
    RuleBook(
            String fingerprint,
            SortedMap<String, String> files,
            @Nullable FlatBook flat,
            List<KieBase> bases,
            Runnable dispose) {
        this.fingerprint = fingerprint;
        this.files = files;
        this.flat = flat;
        this.bases = bases;
        this.titles = new IdentityHashMap<>();
        this.off = Set.of();
        this.whole = null;
        for (var base : bases) {
            base.getKiePackages().forEach(pack -> pack.getRules()
                    .forEach(rule -> titles.put(
                            rule,
                            new Title(rule.getName(), plain(rule.getMetaData().get("policy"))))));
        }
        this.orders = bases.get(0).newKieSessionsPool(SESSIONS_AT_FIRST);
        this.cases = bases.get(1).newKieSessionsPool(1);
        OPEN.incrementAndGet();
        this.held = CLEANER.register(this, new Held(orders, cases, dispose));
    }

    private RuleBook(RuleBook whole, Set<String> off, SortedMap<String, String> files) {
        this.fingerprint = RuleBookBinder.fingerprint(files);
        this.files = files;
        this.flat = whole.flat == null ? null : whole.flat.without(off, fingerprint);
        this.bases = whole.bases;
        this.orders = whole.orders;
        this.cases = whole.cases;
        this.titles = whole.titles;
        this.off = off;
        this.whole = whole;
        this.held = null;
    }

    /**
     * The same book with some rules switched off, at once: nothing is compiled.
     *
     * @param rules by their names
     * @param switched its texts, with {@code enabled false} at these rules: the book is named by them, and compiled from them it is the same
     */
    public RuleBook without(Set<String> rules, SortedMap<String, String> switched) {
        var all = new HashSet<>(off);
        all.addAll(rules);
        return new RuleBook(whole == null ? this : whole, Set.copyOf(all), Collections.unmodifiableSortedMap(switched));
    }

    /** The book that this one is without some rules of; null when it is whole itself. */
    @Nullable
    RuleBook whole() {
        return whole;
    }

    /** The executable model hands an annotation's text over with its quotes (Drools 10.2.0). */
    static String plain(@Nullable Object paragraph) {
        return paragraph == null ? "" : paragraph.toString().replace("\"", "").strip();
    }

    /** SHA-256 over the paths and texts of its files, in hexadecimal. */
    public String fingerprint() {
        return fingerprint;
    }

    /** Every policy file of it, by its path below the policy folder. */
    public SortedMap<String, String> files() {
        return files;
    }

    /** The names of its rules, sorted. */
    public List<String> rules() {
        return titles.values().stream().map(Title::rule).sorted().toList();
    }

    /** The names of a desk's rules, sorted. */
    public List<String> rules(Desk desk) {
        return titles.entrySet().stream()
                .filter(entry -> entry.getKey().getPackageName().equals(desk.rulePackage()))
                .map(entry -> entry.getValue().rule())
                .sorted()
                .toList();
    }

    /** The names of the rules that are asked when an order is decided: all of its desks but those about goods that were shipped short. */
    public List<String> aboutOrders() {
        var later = flat == null
                ? List.<String>of()
                : flat.asked(Desk.ALLOCATION, Table.Round.SHORT).stream()
                        .map(FlatRule::name)
                        .toList();
        return ORDER_DESKS.stream()
                .flatMap(desk -> rules(desk).stream())
                .filter(rule -> !later.contains(rule))
                .toList();
    }

    /** Puts an order on the table, now. */
    public Deliberation deliberate(OrderQuestion question) {
        return new Deliberation(this, table(Engine.FASTEST)).about(question);
    }

    /** Puts an order on the table as it would be at that moment: it says which rules are in force. */
    public Deliberation deliberate(OrderQuestion question, Instant at) {
        return deliberate(question, at, Engine.FASTEST);
    }

    /** The same at that moment on an engine of one's choice. */
    public Deliberation deliberate(OrderQuestion question, Instant at, Engine engine) {
        return new Deliberation(this, table(Desk.PRICING, at.toEpochMilli(), engine)).about(question);
    }

    /**
     * The same at that moment, for rules that nobody has seen act: they are stopped where they look at too many facts.
     *
     * @param most facts that they may look at; one that is looked at twice counts twice. {@link RunawayRules} beyond it
     */
    public Deliberation deliberate(OrderQuestion question, Instant at, long most) {
        Table table = flat == null
                ? rehearsal(Desk.PRICING, at.toEpochMilli())
                : new CountingTable(flat, at.toEpochMilli(), most);
        return new Deliberation(this, table).about(question);
    }

    /**
     * The same at that moment, measuring how long each rule takes: thousands of times slower than deciding.
     *
     * @param times where it is added; nothing is for a book that only Drools' own engine can walk
     */
    public Deliberation deliberate(OrderQuestion question, Instant at, RuleTimes times) {
        Table table = flat == null
                ? rehearsal(Desk.PRICING, at.toEpochMilli())
                : new TimedTable(flat, at.toEpochMilli(), times);
        return new Deliberation(this, table).about(question);
    }

    /** The same on an engine of one's choice, for comparing them. */
    public Deliberation deliberate(OrderQuestion question, Engine engine) {
        return new Deliberation(this, table(engine)).about(question);
    }

    /** Which engine walks the rules. */
    public enum Engine {
        /** Drools' own, the reference. */
        PHREAK,
        /** The flat one where the rules allow it, which they do unless somebody opened the gate wider. */
        FASTEST
    }

    private Table table(Engine engine) {
        return flat == null || engine == Engine.PHREAK
                ? new PhreakTable(this, orders.newKieSession(), ORDER_DESKS)
                : new FlatTable(flat, System.currentTimeMillis());
    }

    /** Whose desk a case is for, and until when. */
    public CaseRouting route(ExceptionCase exception) {
        Table table = flat == null
                ? new PhreakTable(this, cases.newKieSession(), CASE_DESKS)
                : new FlatTable(flat, System.currentTimeMillis());
        try (var deliberation = new Deliberation(this, table)) {
            return deliberation.route(exception);
        }
    }

    /** To which accounts an event's lines go, as it is at that moment: it says which rules are in force. */
    public AccountDecision accounts(PostingQuestion question, Instant at) {
        return accounts(question, at, Engine.FASTEST);
    }

    /** The same on an engine of one's choice. */
    public AccountDecision accounts(PostingQuestion question, Instant at, Engine engine) {
        try (var deliberation = new Deliberation(this, table(Desk.POSTING, at.toEpochMilli(), engine))) {
            return deliberation.accounts(question);
        }
    }

    /** A table for an event to post, as it is at that moment. */
    public Deliberation postings(Instant at) {
        return new Deliberation(this, table(Desk.POSTING, at.toEpochMilli(), Engine.FASTEST));
    }

    /** What a desk's rules propose on these facts, on that day: for examples. Nothing is weighed. */
    public List<RuleFiring> rehearse(Desk desk, List<?> facts, LocalDate day, Engine engine) {
        long noon = day.atStartOfDay(ZoneId.systemDefault())
                .plusHours(12)
                .toInstant()
                .toEpochMilli();
        try (var deliberation = new Deliberation(this, table(desk, noon, engine))) {
            return deliberation.rehearse(desk, facts);
        }
    }

    /** For facts of one desk's session, at that moment. */
    private Table table(Desk desk, long now, Engine engine) {
        return flat == null || engine == Engine.PHREAK ? rehearsal(desk, now) : new FlatTable(flat, now);
    }

    private Table rehearsal(Desk desk, long now) {
        var configuration = KieServices.get().newKieSessionConfiguration();
        configuration.setOption(ClockTypeOption.PSEUDO);
        boolean aboutCases = CASE_DESKS.contains(desk);
        var session = bases.get(aboutCases ? 1 : 0).newKieSession(configuration, null);
        ((SessionPseudoClock) session.getSessionClock()).advanceTime(now, TimeUnit.MILLISECONDS);
        return new PhreakTable(this, session, aboutCases ? CASE_DESKS : ORDER_DESKS);
    }

    /** The conditions of its rules as they are written. */
    synchronized RuleText text() {
        var known = text;
        if (known == null) {
            known = new RuleText(files);
            text = known;
        }
        return known;
    }

    /** @return whether the rule speaks at all */
    boolean speaks(Match match, Proposals proposals) {
        Title title = titles.get(match.getRule());
        if (title == null) {
            title = new Title(
                    match.getRule().getName(),
                    plain(match.getRule().getMetaData().get("policy")));
        }
        proposals.speaks(title, match.getObjects());
        return !off.contains(title.rule());
    }

    /** Gives back at once what it holds itself; nobody may be asking it any more. */
    public void dispose() {
        if (held != null) {
            held.clean();
        }
    }

    /** Keeps it from giving back what it holds before this point. */
    void stillAsked() {
        Reference.reachabilityFence(this);
    }

    /** What a book holds beyond the heap; it must not lead back to the book, or that would never be given up. */
    private record Held(KieSessionsPool orders, KieSessionsPool cases, Runnable dispose) implements Runnable {

        @Override
        public void run() {
            orders.shutdown();
            cases.shutdown();
            dispose.run();
            OPEN.decrementAndGet();
        }
    }

    /** How many books hold compiled rules in this process. */
    static int open() {
        return OPEN.get();
    }

    @Override
    public String toString() {
        return "rule book %s, %d rules".formatted(fingerprint.substring(0, 12), titles.size());
    }
}
