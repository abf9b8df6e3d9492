package throughline.routes.jms;

import jakarta.jms.JMSException;
import jakarta.jms.JMSSecurityException;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSClient;
import org.apache.activemq.artemis.api.jms.JMSFactoryType;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnectorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.routes.PartnerSecrets;
import throughline.routes.PartnerTls;
import throughline.routes.Reasons;

/**
 * Our way to brokers that partners use: the core protocol of Artemis under TLS, the certificate and its name checked, a password only after
 * that. Each visit has a connection of its own, and nothing of what a profile says reaches the client as an address of its many options.
 */
public final class JmsBrokers {

    private static final Duration GREETING = Duration.ofSeconds(15);
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private final PartnerSecrets secrets;
    private final PartnerTls tls;

    public JmsBrokers(PartnerSecrets secrets, PartnerTls tls) {
        this.secrets = secrets;
        this.tls = tls;
    }

    /** What is done on a broker. */
    @FunctionalInterface
    interface Visit {
        void on(Session session, JmsPlace place) throws IOException, InterruptedException, JMSException;
    }

    /** @param transacted whether what is received is given back unless it is committed */
    void visit(Partner partner, boolean transacted, Visit visit) throws IOException, InterruptedException {
        var place = JmsPlace.of(partner);
        var password = secrets.of(place.credential());
        var trust = trust(partner, place);
        try (var factory = factory(place, trust);
                var connection = factory.createConnection(place.user(), password)) {
            connection.start();
            try (var session = connection.createSession(
                    transacted, transacted ? Session.SESSION_TRANSACTED : Session.AUTO_ACKNOWLEDGE)) {
                visit.on(session, place);
            }
        } catch (JMSSecurityException refused) {
            throw new IOException(
                    "%s does not let %s in: %s".formatted(place.broker().address(), place.user(), Reasons.of(refused)),
                    refused);
        } catch (JMSException failure) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptedException("broken off");
            }
            throw new IOException("%s: %s".formatted(place.broker().address(), Reasons.of(failure)), failure);
        } finally {
            if (trust != null) {
                Files.deleteIfExists(trust.file());
            }
        }
    }

    /** Certificates are no secret; the client wants them as a file with a password. */
    private record Trust(Path file, String password) {}

    private @Nullable Trust trust(Partner partner, JmsPlace place) throws IOException {
        var anchors = place.broker().plain() ? null : tls.anchorStore(partner);
        return anchors == null ? null : written(anchors);
    }

    private static Trust written(KeyStore anchors) throws IOException {
        var password = UUID.randomUUID().toString();
        var file = Files.createTempFile("throughline-", ".p12");
        try (var out = Files.newOutputStream(file)) {
            anchors.store(out, password.toCharArray());
            return new Trust(file, password);
        } catch (GeneralSecurityException wrong) {
            throw new IOException("the certificates cannot be used", wrong);
        }
    }

    private static ActiveMQConnectionFactory factory(JmsPlace place, @Nullable Trust trust) {
        var connector =
                new TransportConfiguration(NettyConnectorFactory.class.getName(), settings(place.broker(), trust));
        var factory = ActiveMQJMSClient.createConnectionFactoryWithoutHA(JMSFactoryType.CF, connector);
        factory.setInitialConnectAttempts(1);
        factory.setReconnectAttempts(0);
        factory.setCallTimeout(SILENCE.toMillis());
        factory.setConnectionTTL(SILENCE.multipliedBy(2).toMillis());
        // One at a time: what a broker hands out in advance is not counted as delivered to us.
        factory.setConsumerWindowSize(0);
        factory.setBlockOnDurableSend(true);
        factory.setDeserializationDenyList("*");
        return factory;
    }

    private static Map<String, Object> settings(JmsPlace.Broker broker, @Nullable Trust trust) {
        var settings = new HashMap<String, Object>();
        settings.put(TransportConstants.HOST_PROP_NAME, broker.host());
        settings.put(TransportConstants.PORT_PROP_NAME, broker.port());
        settings.put(TransportConstants.NETTY_CONNECT_TIMEOUT, (int) GREETING.toMillis());
        if (!broker.plain()) {
            settings.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
            settings.put(TransportConstants.VERIFY_HOST_PROP_NAME, true);
            settings.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.2,TLSv1.3");
            // What the Java machine was told on its command line does not count for partners.
            settings.put(TransportConstants.FORCE_SSL_PARAMETERS, true);
        }
        if (trust != null) {
            settings.put(TransportConstants.TRUSTSTORE_TYPE_PROP_NAME, "PKCS12");
            settings.put(
                    TransportConstants.TRUSTSTORE_PATH_PROP_NAME, trust.file().toString());
            settings.put(TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME, trust.password());
        }
        return settings;
    }
}
