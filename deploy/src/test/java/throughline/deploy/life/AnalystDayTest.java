package throughline.deploy.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** What an analyst, and a clerk with a customer on the line, ask of a day's orders, with the launcher's own commands. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AnalystDayTest {

    private static final Path SAMPLES = Installation.HOME.resolve("deploy/samples");
    private static final Path POLICY = Installation.HOME.resolve("rules/policy");

    private Installation installation;
    private Calls calls;
    private Path root;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        root = folder;
        installation = new Installation(folder);
        calls = installation.up();
        assertThat(installation.run("process", SAMPLES.toString(), "--json").code())
                .as("not all of them are accepted")
                .isEqualTo(1);
    }

    @AfterAll
    void end() throws Exception {
        installation.close();
    }

    @Test
    @Order(1)
    void everyOrderOfTheDemonstrationIsExplainedAndEachDecisionComesOutTheSameAgain() throws Exception {
        var orders = new ArrayList<String>();
        for (int number = 1; number <= 500; number++) {
            var order = "SO-%07d".formatted(number);
            var answer = calls.ask("explain/" + order);
            if (answer.statusCode() == 404) {
                continue;
            }
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            var explanation = Installation.JSON.readTree(answer.body());
            assertThat(explanation.path("notes")).as(order).isEmpty();
            explanation.path("takings").forEach(taking -> assertThat(
                            taking.path("proven").asBoolean())
                    .as(order + ": " + taking.path("proof").asString())
                    .isTrue());
            orders.add(order);
        }
        assertThat(orders).hasSizeGreaterThan(3);
        System.out.printf("%d orders of the samples explained and decided again%n", orders.size());
    }

    @Test
    @Order(2)
    void aClerkAsksWhyAndWhyNot() throws Exception {
        var why = installation.run("explain", "SO-0000001");
        assertThat(why.code()).as(why.err()).isZero();
        assertThat(why.out())
                .contains("it comes out the same", "pricing, line ", "credit, the order: ", "allocation, line ");

        var not = installation.run("explain", "SO-0000001", "--rule", "C-010");
        assertThat(not.out())
                .contains(
                        "Rule C-010 Stopped customers did not apply to the order: it needs that the customer is on stop,");
        assertThat(installation.run("explain", "SO-0999999").err()).contains("There is no order SO-0999999");
    }

    @Test
    @Order(3)
    void thePoliciesInForceChangeNothingAndADraftSaysWhatItWould() throws Exception {
        var same = installation.run("whatif", "--draft", POLICY.toString(), "--json");
        assertThat(same.code()).as(same.err()).isZero();
        var amounts = same.json().get(0).path("report").path("amounts");
        assertThat(amounts).isNotEmpty();
        amounts.forEach(sum -> {
            assertThat(sum.path("changed").asLong()).isZero();
            assertThat(sum.path("netAfter").asLong())
                    .isEqualTo(sum.path("netBefore").asLong());
        });

        var draft = draft("pricing/approvals.csv", "PP-2026 7.1,0,12", "PP-2026 7.1,0,90");
        var csv = root.resolve("orders.csv");
        var run = installation.run("whatif", "--draft", draft.toString(), "--csv", csv.toString(), "--note", "guard");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("approval  NONE -> SALES_MANAGER", "never spoke: ");
        assertThat(Files.readAllLines(csv)).hasSizeGreaterThan(3);
        calls.assertProved();
    }

    @Test
    @Order(4)
    void aDraftWithAMistakeIsToldWithItsLine() throws Exception {
        var draft = draft("pricing/volume-break.drl", "cases >= 10", "casis >= 10");

        var refused = installation.run("whatif", "--draft", draft.toString());

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("pricing/volume-break.drl:", "did you mean \"cases\"");
    }

    @Test
    @Order(5)
    void aChangeIsSubmittedByACommandAndItsAuthorCannotApproveIt() throws Exception {
        var draft = draft("pricing/price-guard.drl", "package policy.pricing", "// a remark\npackage policy.pricing");
        var made = installation.run(
                "policy", "new", "--title", "A remark", "--why", "to try", "--draft", draft.toString(), "--json");
        assertThat(made.code()).as(made.err()).isZero();
        var change = made.json().get(0);
        var number = change.path("number").asString();
        assertThat(change.path("files").size()).isEqualTo(1);

        var faulty =
                Files.writeString(root.resolve("faulty.drl"), "package policy.pricing\nrule \"R\"\nwhen\nthen\nend\n");
        installation.run("policy", "put", number, "pricing/volume-break.drl=" + faulty);
        var refused = installation.run("policy", "submit", number);
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("pricing/volume-break.drl:");
        var good = POLICY.resolve("pricing/volume-break.drl");
        installation.run("policy", "put", number, "pricing/volume-break.drl=" + good);

        var submitted = installation.run("policy", "submit", number, "--why", "please");
        assertThat(submitted.out()).contains("IN_REVIEW", "not approved yet for: pricing");
        var own = installation.run("policy", "approve", number);
        assertThat(own.code()).isEqualTo(1);
        assertThat(own.err()).contains("wrote or submitted " + number + " and cannot approve it");
        assertThat(installation.run("policy", "show", number).out())
                .contains("~ pricing/price-guard.drl", "submitted  please");
        assertThat(installation.run("policy", "changes", "--state", "IN_REVIEW").out())
                .contains(number);
    }

    @Test
    @Order(6)
    void aRuleIsSwitchedOffAndOnByACommandAndItsOwnersGetACase() throws Exception {
        var before = installation
                .run("policy", "books", "--json")
                .json()
                .get(0)
                .path("fingerprint")
                .asString();

        var off = installation.run("policy", "off", "P-110", "--why", "a try");
        assertThat(off.out()).as(off.err()).contains("switched off: P-110 ");
        assertThat(installation.run("status").out()).contains("the rule \"P-110 ");
        assertThat(installation.run("cases").out()).contains("POLICY_PRICING", "a try");
        var on = installation.run("policy", "on", "P-110", "--why", "seen");
        assertThat(on.code()).as(on.err()).isZero();

        var history = installation.run("policy", "history", "--json").json();
        assertThat(history).hasSize(3);
        assertThat(history.get(0).path("book").asString()).isEqualTo(before);
        assertThat(history.get(1).path("book").asString()).isNotEqualTo(before);
        assertThat(installation.run("policy", "owners").out()).contains("credit       APPROVE   FINANCE");
    }

    @Test
    @Order(7)
    void aSpreadsheetIsPutIntoAChangeAndATableIsTakenOut() throws Exception {
        var table = "credit/approvals.csv";
        var book = root.resolve("approvals.xlsx");
        assertThat(installation
                        .run("policy", "get", table, "--to", book.toString())
                        .code())
                .isZero();
        var number = installation
                .run("policy", "new", "--title", "A table", "--why", "to try", "--json")
                .json()
                .get(0)
                .path("number")
                .asString();

        var put = installation.run("policy", "put", number, "credit/second.csv=" + book + "#approvals");
        assertThat(put.code()).as(put.err()).isZero();
        assertThat(put.err()).contains("credit/second.csv is made of the sheet \"approvals\" of ");
        assertThat(installation
                        .run("policy", "get", "credit/second.csv", "--change", number)
                        .out())
                .isEqualTo(Files.readString(POLICY.resolve(table)));
        var refused = installation.run("policy", "put", number, "credit/second.csv=" + book + "#Other");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("is not taken: there is no sheet \"Other\". It has: approvals.");

        installation.run("policy", "put", number, "--remove", "credit/second.csv", "--remove", table);
        assertThat(installation.run("policy", "show", number).out()).contains("- " + table);
        var alone = installation.run("policy", "submit", number);
        assertThat(alone.code()).isEqualTo(1);
        assertThat(alone.err()).contains("but neither credit/approvals.drl nor the table credit/approvals.csv is");
        installation.run("policy", "put", number, "--remove", "credit/examples/approvals.csv");
        assertThat(installation.run("policy", "submit", number).out()).contains("IN_REVIEW");
    }

    private Path draft(String file, String from, String to) throws IOException {
        var draft = Files.createTempDirectory(root, "draft");
        try (var files = Files.walk(POLICY)) {
            for (var each : files.filter(Files::isRegularFile).toList()) {
                var copy = draft.resolve(POLICY.relativize(each).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(each, copy);
            }
        }
        var text = Files.readString(draft.resolve(file));
        assertThat(text).contains(from);
        Files.writeString(draft.resolve(file), text.replace(from, to));
        return draft;
    }
}
