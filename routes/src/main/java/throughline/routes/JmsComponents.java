package throughline.routes;

import jakarta.jms.ConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.component.sjms.MessageListenerContainer;
import org.apache.camel.component.sjms.SjmsEndpoint;
import org.apache.camel.component.sjms.SjmsHeaderFilterStrategy;
import org.apache.camel.component.sjms2.Sjms2Component;
import org.apache.camel.component.sjms2.Sjms2Endpoint;

/** Gives a context its way to the broker, with the header filter and the recovery that Camel's own lacks. */
public final class JmsComponents {

    private JmsComponents() {}

    /** After this, endpoints that begin with {@code jms:} reach this broker. */
    public static void connect(CamelContext camel, ConnectionFactory connections) {
        var filter = new SjmsHeaderFilterStrategy();
        // Camel 4.17 lets CAmelJmsDestinationName pass and obeys it (CVE-2026-40453).
        filter.setLowerCase(true);
        var jms = new Sjms2Component() {
            @Override
            protected SjmsEndpoint createSjmsEndpoint(String uri, String remaining) {
                return new Sjms2Endpoint(uri, this, remaining) {
                    @Override
                    public MessageListenerContainer createMessageListenerContainer(SjmsEndpoint endpoint) {
                        return new RecoveringListener(endpoint);
                    }
                };
            }
        };
        jms.setConnectionFactory(connections);
        jms.setHeaderFilterStrategy(filter);
        camel.addComponent("jms", jms);
    }
}
