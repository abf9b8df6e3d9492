package throughline.routes.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static throughline.routes.mail.MailHost.attachment;
import static throughline.routes.mail.MailHost.mail;
import static throughline.routes.mail.MailHost.proved;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.connectors.Partner;
import throughline.routes.PartnerTls;
import throughline.routes.TestTls;
import throughline.routes.fetching.Landing;

/** Mails of a partner's in a mailbox of ours, with GreenMail as the server. */
class MailPullTest {

    private static final String THEIRS = "orders@harborview.example";

    @TempDir
    static Path folder;

    private final Landing landing = new Landing();
    private String password = MailHost.PASSWORD;
    private MailHost host;
    private MailServers servers;
    private MailPull pull;

    @BeforeEach
    void start() throws Exception {
        host = new MailHost();
        servers = new MailServers(name -> password, new PartnerTls(Clock.systemUTC()));
        pull = new MailPull(servers, landing.takings(), landing::queue);
    }

    @AfterEach
    void stop() {
        host.close();
        landing.close();
    }

    private Partner partner(String... more) {
        return host.partner(host.fetching(more));
    }

    private List<String> documents() throws Exception {
        var found = new ArrayList<String>();
        for (var row : landing.rows(
                "select name || ': ' || convert_from((select bytes from trail.chunk c where c.sha256 = m.sha256), 'UTF8')"
                        + " from trail.message m where channel = 'mail' order by sealed_at, id")) {
            found.add(row);
        }
        return found;
    }

    private List<String> cases() throws Exception {
        return landing.rows("select code || ' ' || reason from desk.case_ order by id");
    }

    @Test
    void attachmentsAreSealedAndQueuedThenTheWholeMailIsAndThenItIsMoved() throws Exception {
        host.arrives(mail(
                "<1@harborview.example>",
                THEIRS,
                proved("harborview.example"),
                attachment("a.edi", "one"),
                attachment("b.edi", "two")));

        landing.visit(pull, partner());
        landing.visit(pull, partner());

        assertThat(documents()).containsExactly("a.edi: one", "b.edi: two");
        assertThat(landing.received).containsExactly("harborview a.edi", "harborview b.edi");
        assertThat(landing.rows(
                        "select name || ' ' || status from trail.message m join trail.message_state s on s.message = m.id"
                                + " where channel = 'mail-whole'"))
                .containsExactly("mail.eml ACCEPTED");
        assertThat(landing.sealed()).anySatisfy(whole -> assertThat(whole)
                .contains("Message-ID: <1@harborview.example>")
                .contains("Authentication-Results: mx.ours.example")
                .contains("for machines"));
        assertThat(landing.rows("select count(*) from trail.business_key where key = '<1@harborview.example>'"))
                .containsExactly("3");
        assertThat(host.numbers("INBOX")).isEmpty();
        assertThat(host.numbers("Taken")).containsExactly("<1@harborview.example>");
    }

    @Test
    void aMailThatCouldNotBeMovedIsNotTakenTwiceAndOneThatCouldNotBeSealedStays() throws Exception {
        host.arrives("<1@harborview.example>", "a.edi", "one");
        landing.visit(pull, partner("takenFolder", "Nowhere"));
        landing.visit(pull, partner("takenFolder", "Nowhere"));
        assertThat(documents()).containsExactly("a.edi: one");
        assertThat(host.numbers("INBOX")).hasSize(1);

        host.arrives("<2@harborview.example>", "b.edi", "two");
        landing.run("alter table trail.content add constraint disk_full check (false) not valid");
        landing.visit(pull, partner());
        assertThat(host.numbers("INBOX")).contains("<2@harborview.example>");
        landing.run("alter table trail.content drop constraint disk_full");
        landing.visit(pull, partner());

        assertThat(documents()).containsExactly("a.edi: one", "b.edi: two");
        assertThat(landing.received).containsExactly("harborview a.edi", "harborview b.edi");
        assertThat(host.numbers("INBOX")).isEmpty();
        assertThat(host.numbers("Taken")).hasSize(2);
    }

    @Test
    void theSameMailDeliveredTwiceIsTakenOnceAndOtherBytesUnderItsNumberAreNotLost() throws Exception {
        host.arrives("<1@harborview.example>", "a.edi", "one");
        host.arrives("<1@harborview.example>", "a.edi", "one");
        host.arrives("<1@harborview.example>", "a.edi", "two");
        landing.visit(pull, partner());

        assertThat(documents()).containsExactly("a.edi: one", "a.edi: two");
        assertThat(host.numbers("Taken")).hasSize(3);
    }

    @Test
    void whoOnlySaysThatHeIsThePartnerIsACaseAndHisMailStays() throws Exception {
        var forged = "Authentication-Results: mx.evil.example; dmarc=pass header.from=harborview.example\n";
        host.arrives(mail("<1@evil.example>", THEIRS, forged, attachment("a.edi", "one")));
        host.arrives(mail(
                "<2@evil.example>",
                THEIRS,
                "Authentication-Results: mx.ours.example; dmarc=fail header.from=harborview.example\n"
                        + proved("harborview.example"),
                attachment("b.edi", "two")));
        host.arrives(mail(
                "<3@evil.example>",
                "x@harborview.example.evil.example",
                proved("evil.example"),
                attachment("c.edi", "three")));
        landing.visit(pull, partner());
        landing.visit(pull, partner());

        assertThat(documents()).isEmpty();
        assertThat(cases()).hasSize(2).allSatisfy(each -> assertThat(each)
                .startsWith("TRANSMISSION_REFUSED A mail of harborview")
                .contains("mx.ours.example does not say that the sender orders@harborview.example is who it says"));
        assertThat(host.numbers("INBOX")).hasSize(3);

        landing.visit(pull, partner("senderCheck", "none"));
        assertThat(landing.received).isEmpty();
    }

    @Test
    void aWholeDomainIsBelievedAndNoneThatOnlyLooksLikeIt() throws Exception {
        var senders = List.of(
                "anna@harborview.example",
                "Bo@HARBORVIEW.example",
                "x@sub.harborview.example",
                "x@notharborview.example",
                "x@harborview.example.evil.example");
        for (int i = 0; i < senders.size(); i++) {
            var domain = senders.get(i).replaceFirst("^.*@", "").toLowerCase();
            host.arrives(mail(
                    "<%d@mails.example>".formatted(i),
                    senders.get(i),
                    proved(domain),
                    attachment("%d.edi".formatted(i), "mail " + i)));
        }
        landing.visit(pull, partner("from", "@harborview.example, orders@harborview.example"));

        assertThat(documents()).containsExactly("0.edi: mail 0", "1.edi: mail 1");
        assertThat(cases()).isEmpty();
        assertThat(host.numbers("INBOX")).hasSize(3);
    }

    @Test
    void aProfileThatIsChangedHasRefusedMailsLookedAtAgain() throws Exception {
        host.arrives(mail("<1@harborview.example>", THEIRS, "", attachment("a.edi", "one")));
        landing.visit(pull, partner());
        assertThat(cases()).hasSize(1);

        var changed = partner("senderCheck", "none");
        landing.visit(
                pull,
                new Partner(
                        changed.code(),
                        changed.name(),
                        List.of(),
                        null,
                        changed.acknowledgements(),
                        null,
                        Map.of(),
                        changed.transport(),
                        changed.terms(),
                        "another version"));
        assertThat(documents()).containsExactly("a.edi: one");
    }

    @Test
    void hostileNamesAreNamesAndWhatMailProgramsAddIsNotTaken() throws Exception {
        var logo =
                """
                Content-Type: image/png; name="logo.png"
                Content-ID: <logo>
                Content-Transfer-Encoding: base64

                iVBORw0KGgo=""";
        var signature =
                """
                Content-Type: application/pkcs7-signature; name="smime.p7s"
                Content-Transfer-Encoding: base64

                MAA=""";
        host.arrives(mail(
                "<1@harborview.example>",
                THEIRS,
                proved("harborview.example"),
                attachment("../../etc/passwd", "one"),
                attachment("C:\\\\boot.ini", "two"),
                attachment(
                        "=?UTF-8?B?"
                                + Base64.getEncoder()
                                        .encodeToString("\u202Eide.1\r\nBcc: x".getBytes(StandardCharsets.UTF_8))
                                + "?=",
                        "three"),
                logo,
                signature));
        landing.visit(pull, partner());

        assertThat(documents()).containsExactly("passwd: one", "boot.ini: two", "ide.1Bcc: x: three");
    }

    @Test
    void aMailWithoutAnythingThatIsWantedOrBeyondTheBoundsIsACase() throws Exception {
        host.arrives(mail("<1@harborview.example>", THEIRS, proved("harborview.example"), attachment("a.pdf", "one")));
        host.arrives(mail(
                "<2@harborview.example>",
                THEIRS,
                proved("harborview.example"),
                attachment("b.edi", "x".repeat(900_000))));
        var deep = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            deep.append("Content-Type: multipart/mixed; boundary=b%1$d\n\n--b%1$d\n".formatted(i));
        }
        host.arrives(mail("<3@harborview.example>", THEIRS, proved("harborview.example"), deep.toString()));
        host.arrives("<4@harborview.example>", "d.edi", "four");
        landing.visit(pull, partner("pollPattern", "*.EDI", "maxMegabytes", "1"));

        assertThat(documents()).containsExactly("d.edi: four");
        assertThat(cases())
                .hasSize(3)
                .anySatisfy(each -> assertThat(each).contains("no attachment that is wanted"))
                .anySatisfy(each -> assertThat(each).contains("larger than the 1,048,576 bytes"))
                .anySatisfy(each -> assertThat(each).contains("lie deeper than 12"));
        assertThat(host.numbers("INBOX")).hasSize(3);
    }

    @Test
    void aWrongPasswordRestsTheWayAndIsNotShown() throws Exception {
        password = "a wrong one";
        for (int i = 0; i < 5; i++) {
            landing.visit(pull, partner());
        }
        assertThat(cases())
                .singleElement()
                .asString()
                .startsWith("FETCH_FAILED")
                .contains("does not let us in")
                .doesNotContain(password);

        password = MailHost.PASSWORD;
        host.arrives("<1@harborview.example>", "a.edi", "one");
        landing.visit(pull, partner());
        assertThat(documents()).hasSize(1);
        assertThat(landing.rows("select state from desk.case_")).containsExactly("closed");
    }

    @Test
    void aServerThatNobodyVouchesForAndOneWithoutTlsGetNoPassword() throws Exception {
        var other = TestTls.named(folder, "another", "dns:localhost");
        landing.visit(pull, partner("certificates", other.certificates().toString()));
        assertThat(landing.rows("select last_error from desk.way"))
                .singleElement()
                .asString()
                .contains("certification path");

        landing.visit(
                pull,
                partner(
                        "imapTls",
                        "starttls",
                        "imapPort",
                        String.valueOf(host.mail.getImap().getPort())));
        assertThat(landing.rows("select last_error from desk.way"))
                .singleElement()
                .asString()
                .contains("STARTTLS required but not supported");
    }
}
