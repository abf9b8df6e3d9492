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
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
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
        var name = "vm://" + port;
        var configuration = new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .addAcceptorConfiguration("in-vm", name)
                .addAcceptorConfiguration(
                        "tls",
                        "tcp://127.0.0.1:%d?sslEnabled=true;keyStoreType=PKCS12;keyStorePath=%s;keyStorePassword=%s;protocols=CORE"
                                .formatted(port, tls.store(), TestTls.PASSWORD))
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
        inside = new ActiveMQConnectionFactory(name);
        connection = inside.createConnection("us", PASSWORD);
        session = connection.createSession();
        connection.start();
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
