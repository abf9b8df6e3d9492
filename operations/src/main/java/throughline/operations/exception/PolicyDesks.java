package throughline.operations.exception;

import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import throughline.operations.master.MasterDataBook;
import throughline.rules.RuleBooks;
import throughline.rules.facts.ExceptionCase;

/** Asks the exception policy whose desk a case is for, and how soon it has to be decided. */
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
        var routing = rules.current()
                .route(new ExceptionCase(
                        found.code(), customer == null ? "" : customer, known != null && known.keyAccount(), risk));
        return new Route(routing.desk(), Duration.ofHours(routing.dueInHours()));
    }
}
