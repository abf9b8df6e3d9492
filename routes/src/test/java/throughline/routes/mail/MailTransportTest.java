package throughline.routes.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.model.lineage.MessageId;
import throughline.routes.PartnerTls;
import throughline.routes.TestTls;

/** Documents that leave as attachments. */
class MailTransportTest {

    private static final MessageId MESSAGE = new MessageId(UUID.fromString("0190a000-0000-7000-8000-000000000001"));

    @TempDir
    static Path folder;

    private MailHost host;
    private String password = MailHost.PASSWORD;
    private MailTransport transport;

    @BeforeEach
    void start() throws Exception {
        host = new MailHost();
        transport = new MailTransport(
                new MailServers(name -> password, new PartnerTls(Clock.systemUTC())), Clock.systemUTC());
    }

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void aDocumentIsAnAttachmentAndWhatIsSentAgainHasTheSameNumber() throws Exception {
        var partner = host.partner(host.sending("subject", "Invoice {name}", "contentType", "application/edi-x12"));
        transport.send(partner, MESSAGE, "invoice.edi", "ISA*00~\r\n.\r\nIEA~".getBytes(UTF_8));
        transport.send(partner, MESSAGE, "invoice.edi", "ISA*00~\r\n.\r\nIEA~".getBytes(UTF_8));

        assertThat(host.sent()).hasSize(2).allSatisfy(message -> {
            var mail = (MimeMessage) message;
            assertThat(mail.getMessageID()).isEqualTo("<%s@ours.example>".formatted(MESSAGE));
            assertThat(mail.getSubject()).isEqualTo("Invoice invoice.edi");
            assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
            var document = (Part) ((MimeMultipart) mail.getContent()).getBodyPart(1);
            assertThat(document.getFileName()).isEqualTo("invoice.edi");
            assertThat(document.getContentType()).startsWith("application/edi-x12");
            assertThat(new String(document.getInputStream().readAllBytes(), UTF_8))
                    .isEqualTo("ISA*00~\r\n.\r\nIEA~");
        });
    }

    @Test
    void withStartTlsNothingIsShownBeforeAndWithoutItNothingAtAll() throws Exception {
        try (var submission = new SubmissionHost(MailHost.key().context(), true)) {
            transport.send(host.partner(submission(submission)), MESSAGE, "invoice.edi", "ISA*00~".getBytes(UTF_8));

            assertThat(submission.lines.stream().filter(line -> !line.startsWith("TLS ")))
                    .allMatch(line -> line.matches("EHLO .*|STARTTLS"));
            assertThat(submission.lines)
                    .anyMatch(line -> line.startsWith("TLS AUTH"))
                    .anyMatch(line -> line.contains("<%s@ours.example>".formatted(MESSAGE)));
        }
        try (var stripped = new SubmissionHost(MailHost.key().context(), false)) {
            assertThatThrownBy(() -> transport.send(
                            host.partner(submission(stripped)), MESSAGE, "invoice.edi", "ISA*00~".getBytes(UTF_8)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("STARTTLS is required");
            assertThat(stripped.lines).noneMatch(line -> line.startsWith("AUTH") || line.startsWith("MAIL"));
        }
    }

    private Map<String, String> submission(SubmissionHost submission) {
        return host.sending("smtpTls", "starttls", "smtpPort", String.valueOf(submission.port()));
    }

    @Test
    void whatDoesNotGoIsAFailureInWordsWithoutThePassword() throws Exception {
        assertThatThrownBy(() -> transport.send(
                        host.partner(host.sending("maxMegabytes", "1")), MESSAGE, "large.edi", new byte[1_048_577]))
                .hasMessageContaining("no more than 1,048,576 go by mail");
        var other = TestTls.named(folder, "other", "dns:localhost");
        assertThatThrownBy(() -> transport.send(
                        host.partner(host.sending(
                                "certificates", other.certificates().toString())),
                        MESSAGE,
                        "invoice.edi",
                        new byte[] {1}))
                .hasStackTraceContaining("certification path");
        password = "a wrong one";
        assertThatThrownBy(() -> transport.check(host.partner(host.sending())))
                .hasMessageContaining("does not let us in")
                .hasMessageNotContaining(password);
        assertThat(host.sent()).isEmpty();
    }

    @Test
    void theWayIsTriedBothWaysWithoutSendingAnything() throws Exception {
        var both = host.fetching();
        both.putAll(host.sending());

        assertThat(transport.check(host.partner(both))).contains("lets us in").contains("has the folders");
        both.put("takenFolder", "Nowhere");
        assertThatThrownBy(() -> transport.check(host.partner(both))).hasMessageContaining("no folder 'Nowhere'");
        assertThat(host.sent()).isEmpty();
    }
}
