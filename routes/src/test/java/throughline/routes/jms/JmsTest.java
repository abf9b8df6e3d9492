package throughline.routes.jms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.BytesMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.model.lineage.MessageId;
import throughline.routes.PartnerTls;
import throughline.routes.TestTls;
import throughline.routes.fetching.Landing;

/** Queues of a partner's broker, both ways, with Artemis under TLS as the broker. */
class JmsTest {

    private static final MessageId MESSAGE = new MessageId(UUID.fromString("0190a000-0000-7000-8000-000000000001"));

    @TempDir
    static Path folder;

    private static TestTls tls;

    private final Landing landing = new Landing();
    private String password = JmsHost.PASSWORD;
    private JmsHost host;
    private JmsTransport transport;
    private JmsBrokers brokers;
    private JmsPull pull;

    @BeforeAll
    static void key() throws Exception {
        tls = TestTls.localhost(folder);
    }

    @BeforeEach
    void start() throws Exception {
        host = new JmsHost(folder, tls);
        brokers = new JmsBrokers(name -> password, new PartnerTls(Clock.systemUTC()));
        transport = new JmsTransport(brokers);
        pull = new JmsPull(brokers, landing.takings(), landing::queue);
    }

    @AfterEach
    void stop() throws Exception {
        host.close();
        landing.close();
    }

    @Test
    void bytesAndTextAreSealedAndThenAcknowledged() throws Exception {
        host.lay(session -> {
            var bytes = session.createBytesMessage();
            bytes.writeBytes("an order".getBytes(UTF_8));
            bytes.setStringProperty("filename", "../orders/a.edi");
            return bytes;
        });
        host.layText("Bestellung für Köln");
        var large = "x".repeat(900_000);
        host.lay(session -> {
            var bytes = session.createBytesMessage();
            bytes.writeBytes(large.getBytes(UTF_8));
            return bytes;
        });

        landing.visit(pull, host.partner());

        assertThat(landing.sealed()).containsExactly("an order", "Bestellung für Köln", large);
        assertThat(landing.received).containsExactly("harborview a.edi", "harborview message", "harborview message");
        assertThat(landing.rows("select distinct channel from trail.message")).containsExactly("jms");
        assertThat(host.in("ours")).isEmpty();
    }

    @Test
    void whatCouldNotBeSealedStaysAndWhatCouldNotBeAcknowledgedIsNotTakenTwice() throws Exception {
        host.layText("an order");
        landing.run("alter table trail.content add constraint disk_full check (false) not valid");
        landing.visit(pull, host.partner());
        assertThat(host.in("ours")).hasSize(1);
        landing.run("alter table trail.content drop constraint disk_full");

        var dying = new JmsPull(brokers, landing.takings(), message -> {
            landing.queue(message);
            throw new IllegalStateException("the power is gone");
        });
        landing.visit(dying, host.partner());
        assertThat(host.in("ours")).hasSize(1);
        assertThat(landing.sealed()).containsExactly("an order");
        landing.visit(pull, host.partner());

        assertThat(host.in("ours")).isEmpty();
        assertThat(landing.sealed()).containsExactly("an order");
        assertThat(landing.received).hasSize(1);
    }

    @Test
    void equalMessagesAreTwoAndAreTakenTwice() throws Exception {
        host.layText("an order");
        host.layText("an order");
        landing.visit(pull, host.partner());

        assertThat(landing.sealed()).containsExactly("an order", "an order");
    }

    @Test
    void anObjectIsNeverOpenedIsACaseAndKeepsNobodyBack() throws Exception {
        host.lay(session -> session.createObjectMessage(new Bomb()));
        host.layText("an order");
        host.lay(session -> session.createMapMessage());
        host.layText("y".repeat(1_100_000));
        host.layText("another");

        landing.visit(pull, host.partner("maxMegabytes", "1"));

        assertThat(landing.sealed()).containsExactly("an order", "another");
        assertThat(host.in("ours")).hasSize(3);
        assertThat(landing.rows("select reason from desk.case_ order by id"))
                .hasSize(3)
                .allSatisfy(reason ->
                        assertThat(reason).contains("in the queue ours").contains("delivered 1 times"))
                .anySatisfy(reason -> assertThat(reason).contains("neither bytes nor text"))
                .anySatisfy(reason -> assertThat(reason).contains("larger than the 1,048,576 bytes"));
        assertThat(Bomb.wentOff).isFalse();

        for (int i = 0; i < 4; i++) {
            landing.visit(pull, host.partner("maxMegabytes", "1"));
        }
        assertThat(landing.rows("select id from desk.case_")).hasSize(3);
        assertThat(host.in("ours")).isEmpty();
        assertThat(host.in("dead")).hasSize(3);
    }

    /** What an object of somebody else's could do. */
    static final class Bomb implements java.io.Serializable {

        private static final long serialVersionUID = 1L;
        static volatile boolean wentOff;

        private void readObject(java.io.ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            wentOff = true;
        }
    }

    @Test
    void whatIsSentAgainIsDroppedByTheBroker() throws Exception {
        transport.send(host.partner(), MESSAGE, "invoice.edi", "ISA*00~".getBytes(UTF_8));
        transport.send(host.partner(), MESSAGE, "invoice.edi", "ISA*00~".getBytes(UTF_8));

        assertThat(host.in("theirs")).singleElement().satisfies(message -> {
            assertThat(message.getStringProperty("name")).isEqualTo("invoice.edi");
            assertThat(message.getJMSCorrelationID()).isEqualTo(MESSAGE.toString());
            assertThat(message.getBody(byte[].class)).isEqualTo("ISA*00~".getBytes(UTF_8));
            assertThat(message).isInstanceOf(BytesMessage.class);
        });
    }

    @Test
    void aBrokerThatNobodyVouchesForOrOfAnotherNameGetsNoPassword() throws Exception {
        var other = TestTls.named(folder, "other", "dns:localhost");
        assertThatThrownBy(() -> transport.check(
                        host.partner("certificates", other.certificates().toString())))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining(password);
        assertThatThrownBy(() -> transport.check(
                        host.partner("certificates", folder.resolve("none").toString())))
                .isInstanceOf(IOException.class);
        var elsewhere = TestTls.named(folder, "elsewhere", "dns:elsewhere.example");
        try (var impostor = new JmsHost(Files.createDirectories(folder.resolve("impostor")), elsewhere)) {
            assertThatThrownBy(() -> transport.check(impostor.partner())).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> transport.check(host.partner("host", "broker.example", "plain", "true")))
                .hasMessageContaining("without TLS");
        try (var left = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(left.filter(file -> file.toString().endsWith(".p12"))).isEmpty();
        }
    }

    @Test
    void theWayIsTriedWithoutTakingAnything() throws Exception {
        host.layText("an order");

        assertThat(transport.check(host.partner())).contains("lets us in and has the queues");
        assertThatThrownBy(() -> transport.check(host.partner("queue", "nowhere")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nowhere");
        assertThatThrownBy(() -> transport.check(host.partner("receiveQueue", "nowhere")))
                .isInstanceOf(IOException.class);
        assertThat(host.in("ours")).hasSize(1);
        password = "a wrong one";
        assertThatThrownBy(() -> transport.check(host.partner()))
                .hasMessageContaining("does not let us in")
                .hasMessageNotContaining(password);
    }

    @Test
    void aBrokerThatRefusesUsIsRestedFromAndVisitedAgain() throws Exception {
        host.layText("an order");
        password = "a wrong one";
        for (int i = 0; i < 5; i++) {
            landing.visit(pull, host.partner());
        }
        assertThat(landing.rows("select code || ' ' || state from desk.case_")).containsExactly("FETCH_FAILED open");

        password = JmsHost.PASSWORD;
        landing.visit(pull, host.partner());
        assertThat(landing.sealed()).containsExactly("an order");
        assertThat(landing.rows("select state from desk.case_")).containsExactly("closed");
    }
}
