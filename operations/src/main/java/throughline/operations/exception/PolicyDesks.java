package throughline.operations.exception;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.operations.master.MasterDataBook;
import throughline.operations.ruling.FiringText;
import throughline.rules.RuleBook;
import throughline.rules.RuleBooks;
import throughline.rules.exception.CaseRouting;
import throughline.rules.facts.ExceptionCase;

/** Asks the exception policy whose desk a case is for, how soon it has to be decided, and by whom when it is late. */
public final class PolicyDesks implements CaseDesks {

    private final RuleBooks rules;
    private final MasterDataBook master;

    public PolicyDesks(RuleBooks rules, MasterDataBook master) {
        this.rules = rules;
        this.master = master;
    }

    @Override
    public Route of(NewCase found, @Nullable String customer) {
        var known = customer == null ? null : master.current().customer(customer);
        var risk = found.atRisk() == null ? BigDecimal.ZERO : found.atRisk().amount();
        var book = rules.current();
        var routing = book.route(new ExceptionCase(
                found.code(), customer == null ? "" : customer, known != null && known.keyAccount(), risk));
        var escalation = routing.escalation();
        return new Route(
                routing.desk(),
                Duration.ofHours(routing.dueInHours()),
                escalation == null ? null : new Late(escalation.desk(), escalation.withinHours()),
                ruled(book, routing));
    }

    private static Ruled ruled(RuleBook book, CaseRouting routing) {
        var all = Stream.concat(routing.because().stream(), routing.losing().stream())
                .toList();
        return new Ruled(book.fingerprint(), FiringText.of(all), words(routing));
    }

    private static String words(CaseRouting routing) {
        var words = new ArrayList<String>(3);
        words.add("to %s%s".formatted(routing.desk(), why(routing, "route")));
        words.add("within %d h%s".formatted(routing.dueInHours(), why(routing, "dueInHours")));
        var escalation = routing.escalation();
        if (escalation != null) {
            words.add("then to %s for %d h%s"
                    .formatted(escalation.desk(), escalation.withinHours(), why(routing, "escalateTo")));
        }
        return String.join("; ", words);
    }

    private static String why(CaseRouting routing, String verb) {
        return routing.counted(verb)
                .map(firing -> ", because %s (%s)".formatted(firing.reason(), firing.rule()))
                .orElse(", because no rule says otherwise");
    }
}
