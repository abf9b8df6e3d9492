package throughline.deploy.broker;

import jakarta.jms.ConnectionFactory;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.core.settings.impl.AddressFullMessagePolicy;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.jspecify.annotations.Nullable;

/** An Artemis broker inside this process, with a durable journal; nobody outside can reach it unless an acceptor is asked for. */
public final class EmbeddedBroker implements Broker {

    private static final AtomicInteger NEXT = new AtomicInteger();
    private static final long MINIMUM_FREE_BYTES = 64L * 1024 * 1024;
    private static final int JOURNAL_FILE_BYTES = 4 * 1024 * 1024;
    private static final int MEMORY_BYTES = 32 * 1024 * 1024;

    private final EmbeddedActiveMQ server = new EmbeddedActiveMQ();
    private final String address;
    private final Credentials credentials;

    /** @param acceptor an address to listen on as well ({@code tcp://127.0.0.1:61616}), or null for this process alone */
    private EmbeddedBroker(Path folder, Credentials credentials, Redelivery redelivery, @Nullable String acceptor)
            throws Exception {
        this.credentials = credentials;
        this.address = "vm://" + NEXT.getAndIncrement();
        var configuration = journal(folder)
                .setName("throughline")
                .setSecurityEnabled(true)
                .setJMXManagementEnabled(false)
                .setGlobalMaxSize(MEMORY_BYTES)
                .addAcceptorConfiguration("in-vm", address)
                .addAddressSetting("#", everyQueue())
                .addAddressSetting(
                        Queues.INBOUND,
                        redelivery.of(everyQueue()).setDeadLetterAddress(SimpleString.of(Queues.INBOUND_DEAD)))
                .addAddressSetting(
                        Queues.INBOUND_DEAD, redelivery.of(everyQueue()).setMaxDeliveryAttempts(-1))
                .putSecurityRoles("#", Set.of(role()));
        if (acceptor != null) {
            configuration.addAcceptorConfiguration("outside", acceptor);
        }
        for (String queue : Queues.ALL) {
            configuration.addAddressConfiguration(durable(queue));
        }
        server.setConfiguration(configuration);
        server.setSecurityManager(credentials);
    }

    /**
     * Starts it on the journal in this folder, or on a fresh one.
     *
     * @throws Exception when the journal cannot be read or written; the text says which folder
     */
    public static EmbeddedBroker start(
            Path folder, Credentials credentials, Redelivery redelivery, @Nullable String acceptor) throws Exception {
        var broker = new EmbeddedBroker(folder, credentials, redelivery, acceptor);
        broker.server.start();
        if (!broker.server.getActiveMQServer().waitForActivation(30, TimeUnit.SECONDS)) {
            broker.close();
            throw new IllegalStateException("the broker on " + folder + " did not come up within 30 seconds");
        }
        return broker;
    }

    @Override
    public ConnectionFactory connections() {
        return Broker.factory(address, credentials.user(), credentials.password());
    }

    /** How many wait for messages of a queue. */
    int consumers(String queue) {
        return server.getActiveMQServer().locateQueue(queue).getConsumerCount();
    }

    /** Where it listens within this process. */
    String address() {
        return address;
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    /** Datasync and no buffering: a commit is on disk when it returns, and one thread still makes thousands a second. */
    private static ConfigurationImpl journal(Path folder) {
        var configuration = new ConfigurationImpl();
        configuration
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalDatasync(true)
                .setJournalBufferTimeout_NIO(0)
                .setJournalFileSize(JOURNAL_FILE_BYTES)
                .setJournalMinFiles(2)
                .setJournalPoolFiles(4)
                .setPersistIDCache(true)
                .setMinDiskFree(MINIMUM_FREE_BYTES)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .setPagingDirectory(folder.resolve("paging").toString());
        return configuration;
    }

    private static AddressSettings everyQueue() {
        return new AddressSettings()
                .setDeadLetterAddress(SimpleString.of(Queues.INBOUND_DEAD))
                .setExpiryAddress(SimpleString.of(Queues.EXPIRED))
                .setAddressFullMessagePolicy(AddressFullMessagePolicy.PAGE)
                .setAutoCreateQueues(false)
                .setAutoCreateAddresses(false)
                .setAutoDeleteQueues(false)
                .setAutoDeleteAddresses(false)
                .setDefaultGroupBuckets(1024);
    }

    private static CoreAddressConfiguration durable(String queue) {
        return new CoreAddressConfiguration()
                .setName(queue)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfig(QueueConfiguration.of(queue)
                        .setAddress(queue)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true));
    }

    /** Sends, consumes and browses; makes and deletes no queue. */
    private static Role role() {
        return new Role(
                Credentials.ROLE, true, true, false, false, false, false, false, true, false, false, false, false);
    }
}
