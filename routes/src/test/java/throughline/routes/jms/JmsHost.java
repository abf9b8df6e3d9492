package throughline.routes.jms;

import jakarta.jms.Connection;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.JMSFactoryType;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager;
import throughline.connectors.Partner;
import throughline.routes.TestTls;
import throughline.routes.fetching.Landing;

/** A partner's broker: Artemis under TLS, with the queues {@code ours}, {@code theirs} and {@code dead}. */
final class JmsHost implements AutoCloseable {

    static final String PASSWORD = "pass of harborview";

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final ActiveMQConnectionFactory inside;
    private final Connection connection;
    private final Session session;
    private final TestTls tls;
    private final int port;

    JmsHost(Path folder, TestTls tls) throws Exception {
        this.tls = tls;
        this.port = free();
        var inVm = Map.<String, Object>of("serverId", port);
        var configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                // Not as addresses: what reads those wants a library that the tests keep out.
                .addAcceptorConfiguration(
                        new TransportConfiguration(InVMAcceptorFactory.class.getName(), inVm, "in-vm"))
                .addAcceptorConfiguration(
                        new TransportConfiguration(NettyAcceptorFactory.class.getName(), secured(tls, port), "tls"))
                .addAddressSetting(
                        "#",
                        new AddressSettings()
                                .setMaxDeliveryAttempts(4)
                                .setAutoCreateAddresses(false)
                                .setAutoCreateQueues(false)
                                .setDeadLetterAddress(SimpleString.of("dead")));
        for (var queue : List.of("ours", "theirs", "dead")) {
            configuration.addAddressConfiguration(new CoreAddressConfiguration()
                    .setName(queue)
                    .addRoutingType(RoutingType.ANYCAST)
                    .addQueueConfiguration(QueueConfiguration.of(queue).setRoutingType(RoutingType.ANYCAST)));
        }
        configuration.setLargeMessagesDirectory(folder.resolve("large").toString());
        server.setConfiguration(configuration);
        server.setSecurityManager(new Doorman());
        server.start();
        inside = ActiveMQJMSClient.createConnectionFactoryWithoutHA(
                JMSFactoryType.CF, new TransportConfiguration(InVMConnectorFactory.class.getName(), inVm));
        connection = inside.createConnection("us", PASSWORD);
        session = connection.createSession();
        connection.start();
    }

    private static Map<String, Object> secured(TestTls tls, int port) {
        return Map.of(
                TransportConstants.HOST_PROP_NAME,
                "127.0.0.1",
                TransportConstants.PORT_PROP_NAME,
                port,
                TransportConstants.SSL_ENABLED_PROP_NAME,
                true,
                TransportConstants.KEYSTORE_TYPE_PROP_NAME,
                "PKCS12",
                TransportConstants.KEYSTORE_PATH_PROP_NAME,
                tls.store().toString(),
                TransportConstants.KEYSTORE_PASSWORD_PROP_NAME,
                TestTls.PASSWORD,
                TransportConstants.PROTOCOLS_PROP_NAME,
                "CORE");
    }

    private static int free() throws Exception {
        try (var socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static final class Doorman implements ActiveMQSecurityManager {

        @Override
        public boolean validateUser(String user, String password) {
            return "us".equals(user) && PASSWORD.equals(password);
        }

        @Override
        public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType check) {
            return validateUser(user, password);
        }
    }

    /** What the partner does. */
    interface Making {
        Message by(Session session) throws Exception;
    }

    /** The partner lays something into the queue for us. */
    void lay(Making making) throws Exception {
        try (var producer = session.createProducer(session.createQueue("ours"))) {
            producer.send(making.by(session));
        }
    }

    void layText(String text) throws Exception {
        lay(by -> by.createTextMessage(text));
    }

    /** What lies in a queue; it stays. */
    List<Message> in(String queue) throws Exception {
        var found = new ArrayList<Message>();
        try (var browser = session.createBrowser(session.createQueue(queue))) {
            var all = browser.getEnumeration();
            while (all.hasMoreElements()) {
                found.add((Message) all.nextElement());
            }
        }
        return found;
    }

    Partner partner(String... more) {
        var all = new HashMap<>(Map.of(
                "kind", "jms",
                "host", "localhost",
                "port", String.valueOf(port),
                "user", "us",
                "credential", "harborview",
                "queue", "theirs",
                "receiveQueue", "ours",
                "certificates", tls.certificates().toString()));
        for (int i = 0; i < more.length; i += 2) {
            all.put(more[i], more[i + 1]);
        }
        return Landing.partner(all);
    }

    @Override
    public void close() throws Exception {
        connection.close();
        inside.close();
        server.stop();
    }
}
