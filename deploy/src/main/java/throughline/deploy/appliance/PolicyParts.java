package throughline.deploy.appliance;

import java.io.IOException;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import throughline.deploy.settings.Settings;
import throughline.rules.PolicyException;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBookBinder;

/** The analysts' policies, and the cases that they route. */
@Configuration(proxyBeanMethods = false)
class PolicyParts {

    @Bean
    PolicyFolder policyFolder(Settings settings, Clock clock) throws IOException, PolicyException {
        var compiled = settings.folders().data().resolve("rule-books");
        return PolicyFolder.open(settings.folders().policy(), new RuleBookBinder(compiled), clock);
    }

    @Bean
    PolicyWatch policyWatch(PolicyFolder folder) {
        return new PolicyWatch(folder);
    }
}
