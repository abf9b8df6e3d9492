package throughline.deploy.appliance;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import throughline.operations.exception.CaseDesks;
import throughline.operations.exception.NewCase;
import throughline.operations.master.MasterDataBook;
import throughline.rules.RuleBooks;
import throughline.rules.facts.ExceptionCase;

/** Asks the analysts' policy whose desk a case is for, and how soon. */
record PolicyDesks(RuleBooks policy, MasterDataBook masterData) implements CaseDesks {

    @Override
    public Route of(NewCase found, @Nullable String customer) {
        var atRisk = found.atRisk() == null ? BigDecimal.ZERO : found.atRisk().amount();
        var routing = policy.current().route(new ExceptionCase(found.code(), customer == null ? "" : customer, isKeyAccount(customer), atRisk));
        return new Route(routing.desk().toLowerCase(Locale.ROOT), Duration.ofHours(routing.dueInHours()));
    }

    private boolean isKeyAccount(@Nullable String code) {
        var customer = code == null ? null : masterData.current().customer(code);
        return customer != null && customer.keyAccount();
    }
}
