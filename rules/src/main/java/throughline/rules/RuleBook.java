package throughline.rules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.definition.rule.Rule;
import org.kie.api.runtime.KieSessionsPool;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.runtime.rule.Match;
import org.kie.api.time.SessionPseudoClock;
import throughline.rules.Proposals.Speaker;
import throughline.rules.exception.CaseRouting;
import throughline.rules.facts.ExceptionCase;

/**
 * One compiled, immutable set of policy files with a fingerprint. Any number of threads may ask it at once.
 *
 * <p>Rules here only <em>propose</em>, and change nothing, so the order in which they fire cannot matter and no rule needs a salience.
 */
public final class RuleBook {

    private static final int SESSIONS_AT_FIRST = 2;
    private static final List<Desk> ORDER_DESKS = List.of(Desk.PRICING, Desk.CREDIT, Desk.ALLOCATION);
    private static final List<Desk> CASE_DESKS = List.of(Desk.EXCEPTION);

    private final String fingerprint;
    private final SortedMap<String, String> files;
    private final List<KieBase> bases;
    private final KieSessionsPool orders;
    private final KieSessionsPool cases;
    private final Map<Rule, Title> titles = new IdentityHashMap<>();
    private final Wording wording;
    private final Runnable dispose;

    /** What people call a rule. */
    private record Title(String name, String policy) {}

    /** @param bases the rules about orders, and those about cases: who asks about one is not slowed down by the other */
    RuleBook(String fingerprint, SortedMap<String, String> files, List<KieBase> bases, Runnable dispose) {
        this.fingerprint = fingerprint;
        this.files = files;
        this.bases = bases;
        this.dispose = dispose;
        this.wording = new Wording(fingerprint);
        for (var base : bases) {
            base.getKiePackages().forEach(pack -> pack.getRules().forEach(rule -> titles.put(rule, new Title(rule.getName(), policy(rule)))));
        }
        this.orders = bases.get(0).newKieSessionsPool(SESSIONS_AT_FIRST);
        this.cases = bases.get(1).newKieSessionsPool(1);
    }

    /** The executable model hands an annotation's text over with its quotes (Drools 10.2.0). */
    private static String policy(Rule rule) {
        Object paragraph = rule.getMetaData().get("policy");
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
        return titles.values().stream().map(Title::name).sorted().toList();
    }

    /** Puts an order on the table. */
    public Deliberation deliberate(OrderQuestion question) {
        return new Deliberation(this, orders.newKieSession(), ORDER_DESKS).about(question);
    }

    /** Whose desk a case is for, and until when. */
    public CaseRouting route(ExceptionCase exception) {
        try (var deliberation = new Deliberation(this, cases.newKieSession(), CASE_DESKS)) {
            return deliberation.route(exception);
        }
    }

    /** What the rules propose on these facts, on that day: for examples. Nothing is weighed. */
    public List<RuleFiring> rehearse(Desk desk, List<?> facts, LocalDate day) {
        var configuration = KieServices.get().newKieSessionConfiguration();
        configuration.setOption(ClockTypeOption.PSEUDO);
        boolean aboutCases = CASE_DESKS.contains(desk);
        var session = bases.get(aboutCases ? 1 : 0).newKieSession(configuration, null);
        long millis = day.atStartOfDay(ZoneId.systemDefault()).plusHours(12).toInstant().toEpochMilli();
        ((SessionPseudoClock) session.getSessionClock()).advanceTime(millis, TimeUnit.MILLISECONDS);
        try (var deliberation = new Deliberation(this, session, aboutCases ? CASE_DESKS : ORDER_DESKS)) {
            return deliberation.rehearse(facts);
        }
    }

    Wording wording() {
        return wording;
    }

    Speaker speaker(Match match) {
        Title title = titles.get(match.getRule());
        if (title == null) {
            title = new Title(match.getRule().getName(), policy(match.getRule()));
        }
        return new Speaker(title.name(), title.policy(), match.getObjects());
    }

    /** Gives back what it holds; nobody may be asking it any more. */
    void dispose() {
        orders.shutdown();
        cases.shutdown();
        dispose.run();
    }

    @Override
    public String toString() {
        return "rule book %s, %d rules".formatted(fingerprint.substring(0, 12), titles.size());
    }
}
