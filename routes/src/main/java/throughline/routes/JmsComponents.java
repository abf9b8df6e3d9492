package throughline.routes;

import jakarta.jms.ConnectionFactory;
import org.apache.camel.CamelContext;
import org.apache.camel.component.sjms.SjmsHeaderFilterStrategy;
import org.apache.camel.component.sjms2.Sjms2Component;

/** Gives a context its way to the broker, with the header filter that Camel's own lacks. */
public final class JmsComponents {

    private JmsComponents() {}

    /** After this, endpoints that begin with {@code jms:} reach this broker. */
    public static void connect(CamelContext camel, ConnectionFactory connections) {
        var filter = new SjmsHeaderFilterStrategy();
        // Camel 4.17 lets CAmelJmsDestinationName pass and obeys it (CVE-2026-40453).
        filter.setLowerCase(true);
        var jms = new Sjms2Component();
        jms.setConnectionFactory(connections);
        jms.setHeaderFilterStrategy(filter);
        jms.setRecoveryInterval(1_000);
        camel.addComponent("jms", jms);
    }
}
