package throughline.deploy.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** How somebody who is no programmer takes a partner in, in that order, with the launcher's own commands. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PartnerDayTest {

    private static final String RESPONSE =
            """
            {"type":"OrderResponse","number":"SO-7","sender":"US01","receiver":"acme","order":"PO-100001","orderedOn":"2026-03-02",
             "respondedOn":"2026-03-02","status":"ACCEPTED","parties":[],"lines":[]}""";

    private Installation installation;
    private Calls calls;
    private Path folder;

    @BeforeAll
    void start(@TempDir Path root) throws Exception {
        installation = new Installation(root);
        folder = installation.data().resolve("partners/acme");
        calls = installation.up();
    }

    @AfterAll
    void end() throws Exception {
        installation.close();
    }

    @Test
    @Order(1)
    void aFolderIsWrittenWholeAndAnotherOfTheSameNameIsRefusedInWords() throws Exception {
        var made = installation.run(
                "partner",
                "new",
                "acme",
                "--from",
                "x12-customer",
                "--name",
                "Acme Inc",
                "--id",
                "X12=ZZ:ACME",
                "--json");

        assertThat(made.err()).isEmpty();
        assertThat(made.code()).isZero();
        assertThat(made.json().get(0).path("folder").asString()).isEqualTo(folder.toString());
        assertThat(folder.resolve("samples/850-two-lines.expected.json")).isNotEmptyFile();

        var again = installation.run("partner", "new", "acme", "--from", "x12-customer");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("Nothing was written: there is a partner 'acme' already.");
        assertThat(installation.run("partner", "new", "other").code()).isEqualTo(2);
        assertThat(installation.run("partner", "templates").out()).contains("x12-warehouse", "shopify-shop");
        assertThat(installation.run("partner", "new", "--help").out()).contains("x12-customer", "--from");
    }

    @Test
    @Order(2)
    void theCheckIsCleanAndAFaultIsToldWithItsLine() throws Exception {
        assertThat(installation.run("partner", "check", "acme").code()).isZero();

        var profile = folder.resolve("profile.yaml");
        var good = Files.readString(profile);
        Files.writeString(profile, good.replace("inbound:", "inbounds:"));
        var checked = installation.run("partner", "check", "acme", "--json");
        Files.writeString(profile, good);

        assertThat(checked.code()).isEqualTo(1);
        assertThat(checked.json()
                        .get(0)
                        .path("complaints")
                        .path(0)
                        .path("place")
                        .asString())
                .startsWith("profile.yaml, line ");
        assertThat(installation.run("partner", "check", "nobody").err()).contains("no partner and no folder 'nobody'");
    }

    @Test
    @Order(3)
    void aTestSaysWhatWouldBeAndKeepsNothing() throws Exception {
        var before = calls.get("messages").path("lines").size();

        var tested = installation.run(
                "partner",
                "test",
                "acme",
                folder.resolve("samples/850-two-lines.edi").toString(),
                "--json");

        var told = tested.json().get(0);
        assertThat(told.path("partner").asString()).isEqualTo("acme");
        assertThat(told.path("documents").path(0).path("number").asString()).isEqualTo("PO-100001");
        var answer = told.path("acknowledgements").path(0);
        assertThat(answer.path("message").asString()).isEqualTo("997");
        assertThat(answer.path("text").asString()).contains("*000000000*", "*T*", "ST*997*");
        assertThat(calls.get("messages").path("lines").size()).isEqualTo(before);
        assertThat(calls.get("search?q=PO-100001").isEmpty()).isTrue();
        var text = installation.run(
                "partner",
                "test",
                "acme",
                folder.resolve("samples/850-wrong-count.edi").toString());
        assertThat(text.code()).isEqualTo(1);
        assertThat(text.out()).contains("would be rejected", "nothing of it is kept", "We would acknowledge with 997");
        calls.assertProved();
    }

    @Test
    @Order(4)
    void aDocumentIsWrittenToBeLookedAtAndSentWhenTold(@TempDir Path work) throws Exception {
        var file = work.resolve("response.json");
        Files.writeString(file, RESPONSE);

        var dry = installation.run("write", "--partner", "acme", file.toString());
        assertThat(dry.err()).contains("control numbers are 0");
        assertThat(dry.code()).isZero();
        assertThat(dry.out()).contains("*000000000*", "ST*855*0001", "PO-100001");
        var unwanted = installation.run("write", "--partner", "keystone3pl", file.toString());
        assertThat(unwanted.code()).isEqualTo(1);
        assertThat(unwanted.err()).contains("COMPOSE_NOT_WANTED", "OPERATOR");

        assertThat(installation
                        .run("write", "--partner", "acme", "--send", file.toString())
                        .code())
                .isZero();
        var outbox = installation.data().resolve("outbox/acme");
        calls.until("search?q=SO-7", hits -> sent(outbox));
        try (var files = Files.list(outbox)) {
            var left = files.toList();
            assertThat(left).hasSize(1);
            assertThat(Files.readString(left.get(0))).contains("*000000001*", "ST*855*");
        }
        assertThat(installation.run("trace", "SO-7").out()).contains("OrderResponse");
        assertThat(installation
                        .run("write", "--partner", "keystone3pl", "--send", file.toString())
                        .code())
                .isEqualTo(1);
    }

    @Test
    @Order(5)
    void theListShowsWhatWentOut() throws Exception {
        var listed = installation.run("partner", "list", "--json");

        assertThat(listed.code()).isZero();
        var acme = listed.json().stream()
                .collect(Collectors.toMap(
                        line -> line.path("partner").path("code").asString(), line -> line))
                .get("acme");
        assertThat(acme.path("partner").path("name").asString()).isEqualTo("Acme Inc");
        assertThat(acme.path("partner").path("inbound").valueStream().map(JsonNode::asString))
                .containsExactly("850", "997");
        assertThat(acme.path("health").path("lastOut").isString()).isTrue();
        assertThat(installation.run("partner", "list").out()).contains("acme  Acme Inc", "known as   X12 ZZ:ACME");
        calls.assertProved();
    }

    @Test
    @Order(6)
    void aMessageNamesTheVersionItWasReadWithAndThatVersionIsPutBack(@TempDir Path work) throws Exception {
        var bytes = Files.readAllBytes(folder.resolve("samples/850-two-lines.edi"));
        var message = calls.hand("real.edi", bytes);
        calls.atRest(message);
        var readWith = calls.get("messages/" + message).path("readWith").asString();
        assertThat(readWith).matches("acme@[0-9a-f]{64}");
        var version = readWith.substring("acme@".length());
        assertThat(installation.run("trace", message).out()).contains("read with the partner folder " + readWith);
        calls.until("partners/acme/versions", versions -> !versions.isEmpty());

        var profile = work.resolve("profile.yaml");
        var good = Files.readString(folder.resolve("profile.yaml"));
        Files.writeString(profile, good.replace("inbound:", "inbounds:"));
        var refused = installation.run("partner", "save", "acme", profile.toString(), "--why", "a slip");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).contains("cannot be saved: profile.yaml, line ");
        Files.writeString(profile, good.replace("Acme Inc", "Acme Plc"));
        var dry = installation.run("partner", "save", "acme", profile.toString(), "--dry-run");
        assertThat(dry.out()).contains("Nothing stands against it.");
        assertThat(Files.readString(folder.resolve("profile.yaml"))).isEqualTo(good);
        var saved = installation.run("partner", "save", "acme", profile.toString(), "--why", "they are public now");
        assertThat(saved.code()).as(saved.out() + saved.err()).isZero();
        assertThat(Files.readString(folder.resolve("profile.yaml"))).contains("Acme Plc");

        var versions = installation.run("partner", "versions", "acme");
        assertThat(versions.out()).contains("they are public now", version);
        assertThat(installation
                        .run("partner", "versions", "acme", version.substring(0, 12))
                        .out())
                .contains("--- profile.yaml", "Acme Inc");
        var back = installation.run(
                "partner", "versions", "acme", version.substring(0, 12), "--restore", "--why", "not yet");
        assertThat(back.code()).as(back.out() + back.err()).isZero();
        assertThat(Files.readString(folder.resolve("profile.yaml"))).isEqualTo(good);
    }

    @Test
    @Order(7)
    void somebodyOfAPartnersIsLetInAndShutOut() throws Exception {
        var added = installation.run("accounts", "add", "pat", "--partner", "acme", "--json");
        assertThat(added.code()).as(added.err()).isZero();
        assertThat(added.json().get(0).path("password").asString()).hasSize(20);
        assertThat(installation.run("accounts").out()).contains("pat", "acme", "PARTNER", "admin");
        assertThat(installation
                        .run("accounts", "add", "pat", "--partner", "nobody")
                        .err())
                .contains("There is no partner 'nobody'");
        assertThat(installation.run("accounts", "password", "pat").out()).contains("pat comes in with the password ");
        assertThat(installation.run("accounts", "close", "pat").code()).isZero();
        assertThat(installation.run("accounts").out()).contains("closed");
    }

    private static boolean sent(Path outbox) {
        if (!Files.isDirectory(outbox)) {
            return false;
        }
        try (var files = Files.list(outbox)) {
            return files.anyMatch(file -> file.toString().endsWith(".edi"));
        } catch (IOException gone) {
            return false;
        }
    }
}
