package throughline.deploy.broker;

import jakarta.jms.ConnectionFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import throughline.deploy.settings.Settings;

/** A broker that somebody else runs. */
final class OutsideBroker implements Broker {

    private final Settings.Server server;
    private final List<ActiveMQConnectionFactory> factories = new CopyOnWriteArrayList<>();

    OutsideBroker(Settings.Server server) {
        this.server = server;
    }

    @Override
    public ConnectionFactory connections() {
        var factory = Broker.factory(server.url(), server.user(), server.password());
        factories.add(factory);
        return factory;
    }

    @Override
    public void close() {
        factories.forEach(ActiveMQConnectionFactory::close);
    }
}
