package throughline.deploy.broker;

import jakarta.jms.ConnectionFactory;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import throughline.deploy.settings.Settings;

/** The broker the flow runs over; whoever uses it does not see whether it is ours or somebody else's. */
public interface Broker extends AutoCloseable {

    /** How long a broker may take to answer, in milliseconds. */
    int CALL_MILLIS = 10_000;

    ConnectionFactory connections();

    static Broker of(Settings settings) throws Exception {
        var outside = settings.servers().broker();
        if (outside != null) {
            return outside(outside);
        }
        var redelivery =
                new Redelivery(settings.flow().attempts(), settings.flow().delay());
        return EmbeddedBroker.start(settings.folders().data().resolve("broker"), passing(), redelivery, null);
    }

    private static Broker outside(Settings.Server server) {
        var factory = new ActiveMQConnectionFactory(server.url(), server.user(), server.password());
        // Whoever hands something in is not kept waiting for a broker that is away: sealed is safe, and the sweep
        // queues it.
        factory.setReconnectAttempts(0);
        factory.setCallTimeout(CALL_MILLIS);
        return new Broker() {
            @Override
            public ConnectionFactory connections() {
                return factory;
            }

            @Override
            public void close() {
                factory.close();
            }
        };
    }

    /** Nobody types this one: it lives as long as the process. */
    private static Credentials passing() {
        var secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        return new Credentials("flow", HexFormat.of().formatHex(secret));
    }
}
