package throughline.deploy.broker;

import jakarta.jms.ConnectionFactory;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import throughline.deploy.settings.Settings;

/** The broker the flow runs over; whoever uses it does not see whether it is ours or somebody else's. */
public interface Broker extends AutoCloseable {

    /**
     * A factory of its own for whoever asks, for one waits for the other's attempts where they share it. A connection that is lost says so
     * at once: whoever brings work has somebody waiting, and whoever waits for work connects anew.
     */
    ConnectionFactory connections();

    static Broker of(Settings settings) throws Exception {
        var outside = settings.servers().broker();
        if (outside != null) {
            return new OutsideBroker(outside);
        }
        var redelivery =
                new Redelivery(settings.flow().attempts(), settings.flow().delay());
        return EmbeddedBroker.start(settings.folders().data().resolve("broker"), passing(), redelivery, null);
    }

    static ActiveMQConnectionFactory factory(String address, String user, String password) {
        var factory = new ActiveMQConnectionFactory(address, user, password);
        factory.setReconnectAttempts(0);
        factory.setInitialConnectAttempts(1);
        return factory;
    }

    /** Nobody types this one: it lives as long as the process. */
    private static Credentials passing() {
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        return new Credentials("flow", HexFormat.of().formatHex(secret));
    }
}
