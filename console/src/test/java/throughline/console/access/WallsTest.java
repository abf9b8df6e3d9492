package throughline.console.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import throughline.console.Callers;
import throughline.console.Callers.Person;
import throughline.console.ConsoleTest;
import throughline.console.Example;
import throughline.ledger.store.Database;
import throughline.ledger.trail.BusinessKey;
import throughline.ledger.trail.Direction;
import throughline.ledger.trail.DocumentRow;
import throughline.ledger.trail.Documents;
import throughline.ledger.trail.Lineage;
import throughline.ledger.trail.TrailVault;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Actor;
import throughline.model.reading.Finding;
import throughline.model.reading.Severity;

/** Somebody of northgate's signs in, and tries every address there is. */
@ConsoleTest
class WallsTest {

    /** For everybody, and they tell nothing; whoever comes by AS2 signs what he sends. */
    private static final List<String> DOORS = List.of("/sign-in", "/refused", "/error", "/sign-out", AccessTable.AS2);

    @Autowired
    private Callers callers;

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    @Autowired
    private Example example;

    @Autowired
    private Database database;

    @Autowired
    private TrailVault vault;

    @Autowired
    private Accounts accounts;

    private Person visitor;
    private MessageId own;
    private MessageId foreignIn;
    private MessageId foreignOut;
    private MessageId mixed;
    private long foreignDocument;
    private long mixedOwn;
    private long mixedForeign;

    @BeforeEach
    void signIn() throws Exception {
        own = example.orderToInvoice();
        visitor = callers.person(Role.PARTNER);
        foreignIn = seal("harborview", "secret-in.edi");
        foreignOut = database.transact(
                unit -> vault.sealOutbound(unit, "harborview", "outbox", "secret-out.edi", bytes("ST*855*harborview~"))
                        .id());
        foreignDocument = document(foreignIn, "harborview", "HARBOR-1", 0);
        mixed = seal(null, "mixed.edi");
        opening(mixed, "northgate", "1");
        opening(mixed, "harborview", "harborview-7");
        mixedOwn = document(mixed, "northgate", "NORTH-M", 0);
        mixedForeign = document(mixed, "harborview", "HARBOR-M", 100);
        finding(mixed, 20, "OURS_WRONG");
        finding(mixed, 120, "THEIRS_WRONG");
    }

    @Test
    void noAddressOutsideItsOwnPagesAnswersAPartnersAccount() {
        var softly = new SoftAssertions();
        int tried = 0;
        for (var mapping : mapped()) {
            for (var pattern : mapping.getPatternValues()) {
                if (pattern.startsWith("/my") || DOORS.contains(pattern)) {
                    continue;
                }
                for (var path : filled(pattern)) {
                    for (var method : methods(mapping)) {
                        softly.assertThat(status(method, path))
                                .as("%s %s", method, path)
                                .isIn(401, 403, 404);
                        tried++;
                    }
                }
            }
        }
        softly.assertAll();
        assertThat(tried).isGreaterThan(200);
    }

    @Test
    void noOtherMethodOpensThemEither() {
        for (var method : List.of("HEAD", "PUT", "PATCH", "DELETE", "OPTIONS")) {
            for (var path :
                    List.of("/", "/messages", "/messages/" + own, "/partners", "/api/v1/messages", "/accounts")) {
                assertThat(visitor.caller().method(method, path).statusCode())
                        .as("%s %s", method, path)
                        .isIn(401, 403, 404, 405);
            }
        }
    }

    @Test
    void noSpellingOfAnAddressLeadsAround() {
        for (var path : List.of(
                "/my/../messages",
                "/my/%2e%2e/messages",
                "/my/..%2fmessages",
                "//messages",
                "/my;a=b/../messages",
                "/messages;a=b",
                "/MESSAGES",
                "/messages/",
                "/my/messages/../../partners",
                "/my/messages/" + foreignIn + "/../" + foreignOut,
                "/actuator",
                "/actuator/health",
                "/actuator/metrics",
                "/actuator/env")) {
            assertThat(visitor.get(path).statusCode()).as(path).isIn(400, 401, 403, 404);
        }
    }

    @Test
    void whatIsAnotherPartnersIsNotThereByAnyOfItsOwnAddresses() {
        var softly = new SoftAssertions();
        for (var message : List.of(foreignIn, foreignOut)) {
            for (var path : List.of("/my/messages/%s", "/my/messages/%s/payload", "/my/messages/%s?at=0")) {
                var answer = visitor.get(path.formatted(message));
                softly.assertThat(answer.statusCode()).as(path).isEqualTo(404);
                softly.assertThat(answer.body()).as(path).doesNotContain("secret", "mixed.edi");
            }
        }
        softly.assertThat(visitor.get("/my/documents/" + foreignDocument).statusCode())
                .isEqualTo(404);
        for (var path : List.of(
                "/my", "/my?q=HARBOR-1", "/my?q=" + foreignIn, "/my?before=ffffffff-ffff-ffff-ffff-ffffffffffff")) {
            var answer = visitor.get(path);
            softly.assertThat(answer.statusCode()).as(path).isEqualTo(200);
            softly.assertThat(answer.body())
                    .as(path)
                    .doesNotContain("secret-", "mixed.edi", "/my/messages/" + foreignIn);
        }
        softly.assertAll();
    }

    @Test
    void ofAFileOfTwoPartnersEachSeesItsOwnDocumentsAndNothingOfTheOthers() throws Exception {
        assertThat(visitor.get("/my").body()).contains("/my/messages/" + mixed, "interchange 1", "Order NORTH-M");
        var message = visitor.get("/my/messages/" + mixed);
        assertThat(message.body())
                .contains("NORTH-M", "/my/documents/" + mixedOwn, "OURS_WRONG")
                .doesNotContain(
                        "HARBOR-M", "THEIRS_WRONG", "mixed.edi", "secret", "harborview", "/payload", "id=\"text\"");
        assertThat(visitor.get("/my/documents/" + mixedOwn).statusCode()).isEqualTo(200);
        assertThat(visitor.get("/my/documents/" + mixedForeign).statusCode()).isEqualTo(404);
        assertThat(visitor.get("/my/messages/" + mixed + "/payload").statusCode())
                .isEqualTo(404);
        assertThat(visitor.get("/my?q=NORTH-M").body()).contains("/my/messages/" + mixed);
        assertThat(visitor.get("/my?q=HARBOR-M").body()).doesNotContain("/my/messages/" + mixed);
        assertThat(visitor.get("/my?q=harborview-7").body()).doesNotContain("/my/messages/" + mixed);

        var name = "harbor-" + System.nanoTime();
        var other = callers.stranger();
        other.signIn(name, accounts.invitePartner(name, "harborview"));
        assertThat(other.get("/my/messages/" + mixed).body())
                .contains("HARBOR-M", "THEIRS_WRONG")
                .doesNotContain("NORTH-M", "OURS_WRONG", "northgate");
        accounts.close(name);
    }

    @Test
    void whatIsNotThereAndWhatIsAnothersGetTheSameAnswer() {
        var nowhere = visitor.get("/my/messages/0190b5e7-a100-7000-8000-00000000ffff");
        var anothers = visitor.get("/my/messages/" + foreignIn);

        assertThat(plain(anothers.body())).isEqualTo(plain(nowhere.body()));
        assertThat(plain(visitor.get("/my/documents/" + foreignDocument).body()))
                .isEqualTo(plain(visitor.get("/my/documents/999999999").body()));
    }

    @Test
    void itsOwnIsThereWithoutWhatIsDecidedBehindIt() {
        var list = visitor.get("/my").body();
        assertThat(list).contains("northgate-850-42.edi", "855-4500001787.edi", "accepted in part");

        var message = visitor.get("/my/messages/" + own);
        assertThat(message.statusCode()).isEqualTo(200);
        assertThat(message.body())
                .contains("BEG*00*NE*4500001787")
                .doesNotContain(
                        "121.50",
                        "PRICE_DIFFERS",
                        "contract price",
                        "JE-",
                        "SO-0000001",
                        "back-ordered",
                        "C1001",
                        "limit");
        assertThat(visitor.get("/my/messages/" + own + "/payload").body()).contains("ISA*00*");
        assertThat(visitor.get("/my/documents/1").body())
                .contains("4500001787", "62.50")
                .doesNotContain("contract price", "WH-EAST", "PP-2026", "JE-");
    }

    @Test
    void nobodyOfOursSeesAPartnersPagesAndNoProgramIsAPartner() {
        for (var role : List.of(Role.ADMIN, Role.OPERATOR, Role.SERVICE)) {
            assertThat(callers.person(role).get("/my").statusCode())
                    .as("%s", role)
                    .isEqualTo(403);
        }
        assertThatThrownBy(() -> accounts.issueToken("partner", Set.of(Role.PARTNER)))
                .hasMessageContaining("not with a token");
        assertThatThrownBy(() -> accounts.add("half", "correct horse battery", Set.of(Role.PARTNER, Role.ADMIN)))
                .hasMessageContaining("belongs to a partner");
    }

    @Test
    void aClosedAccountSeesNothingFromTheNextRequestOn() {
        var password = accounts.invitePartner("soon-gone", "northgate");
        var person = callers.stranger();
        assertThat(person.signIn("soon-gone", password).headers().firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/my"));
        assertThat(person.get("/my").statusCode()).isEqualTo(200);

        accounts.close("soon-gone");

        assertThat(person.get("/my").statusCode()).isEqualTo(403);
        assertThat(person.get("/my/messages/" + own).statusCode()).isEqualTo(403);
    }

    @Test
    void aFileThatSpeaksForAnotherPartnerIsNotTriedOut() {
        var answer = visitor.upload("/my/test", "theirs.edi", bytes("ISA*00*  *00* *01*HARBORVIEW *ZZ*US~"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("not among your identifiers");
    }

    @Test
    void whatATrialTellsThePartnerIsItsFormAndNothingOfOurs() {
        var answer = visitor.upload("/my/test", "mine.edi", bytes("ST*850*0001~PO1*1*3*CA*118.00~SE*9*0001~"));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains("refused", "SE01 says 9 segments", "<mark>SE*9*</mark>", "ISA*00*")
                .doesNotContain("121.50", "97.20", "PRICE_DIFFERS", "cost plus", "limit of USD", "SO-1", "PRICED");
    }

    @Test
    void anUploadIsReadOnlyWhereAPageTakesOneAndNoLargerThanItTakes() {
        assertThat(visitor.upload("/my/password", "x", bytes("x")).statusCode()).isEqualTo(403);
        assertThat(visitor.upload("/my/test", "x", new byte[100_000]).statusCode())
                .isEqualTo(413);
        assertThat(visitor.upload("/my/test", "x", new byte[9_000]).statusCode())
                .isEqualTo(413);
        assertThat(visitor.upload("/partners/northgate/test", "x", bytes("x")).statusCode())
                .isEqualTo(403);
        assertThat(callers.stranger()
                        .upload("/partners/northgate/test", "x", bytes("x"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor.upload("/my/test", "x", new byte[0]).statusCode()).isEqualTo(400);
    }

    @Test
    void aPartnerGivesItselfAnotherPasswordWhenItKnowsTheOldOne() {
        var password = accounts.invitePartner("changes", "northgate");
        var person = callers.stranger();
        person.signIn("changes", password);

        assertThat(person.post("/my/password", Map.of("old", "wrong", "fresh", "a new long password"))
                        .body())
                .contains("not the password you have");
        assertThat(person.post("/my/password", Map.of("old", password, "fresh", "short"))
                        .body())
                .contains("at least 12");
        assertThat(person.post("/my/password", Map.of("old", password, "fresh", "a new long password"))
                        .body())
                .contains("is changed");
        assertThat(callers.stranger()
                        .signIn("changes", "a new long password")
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(to -> assertThat(to).endsWith("/my"));
    }

    private int status(RequestMethod method, String path) {
        return method == RequestMethod.POST
                ? visitor.post(path, Map.of("reason", "a test")).statusCode()
                : visitor.caller().status(method.name(), path);
    }

    private List<RequestMappingInfo> mapped() {
        return mappings.stream()
                .flatMap(mapping -> mapping.getHandlerMethods().keySet().stream())
                .toList();
    }

    private static Set<RequestMethod> methods(RequestMappingInfo mapping) {
        var methods = mapping.getMethodsCondition().getMethods();
        return methods.isEmpty() ? Set.of(RequestMethod.GET, RequestMethod.POST) : methods;
    }

    /** With what is there: its own message, another's, and a partner's code. */
    private List<String> filled(String pattern) {
        if (!pattern.contains("{")) {
            return List.of(pattern);
        }
        var filled = new ArrayList<String>();
        for (var value : List.of(own.toString(), foreignIn.toString(), "northgate", "1")) {
            filled.add(pattern.replaceAll("\\{[^}]*}", value));
        }
        return filled;
    }

    /** Without the token against forgery, which differs with every page. */
    private static String plain(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private MessageId seal(String partner, String name) throws IOException {
        return vault.seal(partner, "folder", name, new ByteArrayInputStream(bytes("ISA*secret*" + name + "~")))
                .id();
    }

    private void opening(MessageId message, String partner, String control) {
        database.transact(unit -> unit.jdbc(connection -> {
            try (var insert = connection.prepareStatement(
                    "insert into desk.opening (message, sender, control, format, partner, test, state, opened_at)"
                            + " values (?, ?, ?, 'X12', ?, false, 'take', now())")) {
                insert.setObject(1, message.value());
                insert.setString(2, "ZZ:" + partner);
                insert.setString(3, control);
                insert.setString(4, partner);
                Lineage.keys(unit, List.of(BusinessKey.of(control, "control number", message)));
                return insert.executeUpdate();
            }
        }));
    }

    private void finding(MessageId message, long offset, String text) {
        database.transact(unit -> {
            var finding =
                    Finding.of(Severity.ERROR, "X", text, Actor.PARTNER, new SourceSpan(message, offset, 3, "BEG"), 1);
            Lineage.findings(unit, message, null, null, List.of(finding));
            return finding;
        });
    }

    private long document(MessageId message, String sender, String number, long offset) {
        return database.transact(unit -> {
            var id = Documents.nextId(unit);
            Documents.keep(
                    unit,
                    List.of(new DocumentRow(
                            id,
                            message,
                            Direction.IN,
                            "Order",
                            number,
                            sender,
                            "US01",
                            "{\"type\":\"Order\",\"number\":\"%s\"}"
                                    .formatted(sender.equals("harborview") ? "secret-number" : number),
                            new SourceSpan(message, offset, 90, "ST"),
                            "ACCEPTED",
                            Instant.parse("2026-03-01T08:00:00Z"))));
            Lineage.keys(unit, List.of(BusinessKey.of(number, "order", id)));
            return id;
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
