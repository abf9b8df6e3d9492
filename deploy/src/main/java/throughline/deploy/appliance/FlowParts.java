package throughline.deploy.appliance;

import jakarta.jms.ConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import throughline.deploy.settings.Settings;
import throughline.routes.JmsComponents;

/** The routes, and the context they run in. */
@Configuration(proxyBeanMethods = false)
class FlowParts {

    @Bean(initMethod = "start", destroyMethod = "stop")
    CamelContext camel(Settings settings, ConnectionFactory connections) {
        var camel = new DefaultCamelContext();
        camel.getCamelContextExtension().setName("throughline");
        JmsComponents.connect(camel, connections);
        camel.getShutdownStrategy().setTimeout(settings.flow().drain().toSeconds());
        return camel;
    }
}
