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

    private final String fingerprint;
    private final SortedMap<String, String> files;
    private final KieBase base;
    private final KieSessionsPool sessions;
    private final Map<Rule, Title> titles = new IdentityHashMap<>();
    private final Wording wording;
    private final Runnable dispose;

    /** What people call a rule. */
    private record Title(String name, String policy) {}

    RuleBook(String fingerprint, SortedMap<String, String> files, KieBase base, Runnable dispose) {
        this.fingerprint = fingerprint;
        this.files = files;
        this.base = base;
        this.dispose = dispose;
        this.wording = new Wording(fingerprint);
        for (var pack : base.getKiePackages()) {
            pack.getRules().forEach(rule -> titles.put(rule, new Title(rule.getName(), policy(rule))));
        }
        this.sessions = base.newKieSessionsPool(SESSIONS_AT_FIRST);
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
        return new Deliberation(this, sessions.newKieSession()).about(question);
    }

    /** Whose desk a case is for, and until when. */
    public CaseRouting route(ExceptionCase exception) {
        try (var deliberation = new Deliberation(this, sessions.newKieSession())) {
            return deliberation.route(exception);
        }
    }

    /** What the rules propose on these facts, on that day: for examples. Nothing is weighed. */
    public List<RuleFiring> rehearse(List<?> facts, LocalDate day) {
        var configuration = KieServices.get().newKieSessionConfiguration();
        configuration.setOption(ClockTypeOption.PSEUDO);
        var session = base.newKieSession(configuration, null);
        long millis = day.atStartOfDay(ZoneId.systemDefault()).plusHours(12).toInstant().toEpochMilli();
        ((SessionPseudoClock) session.getSessionClock()).advanceTime(millis, TimeUnit.MILLISECONDS);
        try (var deliberation = new Deliberation(this, session)) {
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
        sessions.shutdown();
        dispose.run();
    }

    @Override
    public String toString() {
        return "rule book %s, %d rules".formatted(fingerprint.substring(0, 12), titles.size());
    }
}
