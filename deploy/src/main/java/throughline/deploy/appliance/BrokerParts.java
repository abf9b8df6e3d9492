package throughline.deploy.appliance;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import throughline.deploy.broker.Broker;
import throughline.deploy.settings.Settings;

/** The broker: ours, or the one the settings name. */
@Configuration(proxyBeanMethods = false)
class BrokerParts {

    @Bean(destroyMethod = "close")
    Broker broker(Settings settings) throws Exception {
        return Broker.of(settings);
    }
}
