package throughline.operations.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static throughline.operations.governance.Policies.ADA;
import static throughline.operations.governance.Policies.ANNA;
import static throughline.operations.governance.Policies.BEN;
import static throughline.operations.governance.Policies.CREDIT;
import static throughline.operations.governance.Policies.FAY;
import static throughline.operations.governance.Policies.GUARD;
import static throughline.operations.governance.Policies.SAM;
import static throughline.operations.governance.Policies.VOLUME;
import static throughline.operations.governance.Policies.VOLUME_EXAMPLES;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.ledger.store.DatabaseFailure;
import throughline.operations.governance.ChangeRefused.Kind;
import throughline.rules.PolicyException;

class PolicyChangesTest {

    @TempDir
    static Path books;

    private Policies house;
    private PolicyChanges changes;

    @BeforeEach
    void open() {
        house = new Policies(books);
        changes = house.changes;
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aChangeGoesFromDraftIntoForceAndEveryStepIsOnRecord() throws Exception {
        var before = house.governance.rules().current().fingerprint();
        var draft = house.drafted(ANNA, house.percent("4"));
        assertThat(draft.number()).isEqualTo("PC-0000001");
        assertThat(draft.desks()).containsExactly("pricing");
        assertThat(draft.paths()).containsExactly(VOLUME_EXAMPLES, VOLUME);

        var submitted = changes.submit(ANNA, draft.number(), draft.revision(), "please");
        assertThat(submitted.missing()).containsExactly("pricing");
        var approved = changes.approve(BEN, draft.number(), submitted.revision(), "fine");
        assertThat(approved.state()).isEqualTo(ChangeState.APPROVED);
        assertThat(house.governance.rules().current().fingerprint())
                .as("approved is not in force")
                .isEqualTo(before);
        var activation = house.activations.activate(BEN, draft.number(), approved.revision(), "now");

        assertThat(activation.book()).isEqualTo(approved.book()).isNotEqualTo(before);
        assertThat(house.governance.rules().current().fingerprint()).isEqualTo(approved.book());
        assertThat(changes.find(draft.number()).state()).isEqualTo(ChangeState.ACTIVE);
        assertThat(changes.events(draft.number()))
                .extracting(event -> event.by() + " " + event.what() + " " + event.to() + " " + event.why())
                .containsExactly(
                        "anna created DRAFT the board wants it",
                        "anna submitted IN_REVIEW please",
                        "ben approved APPROVED for pricing: fine",
                        "ben activated ACTIVE now");
        assertThat(house.activations.history(0, 10))
                .extracting(Activation::sequence, Activation::kind, Activation::by)
                .containsExactly(
                        tuple(2L, Activation.Kind.CHANGE, "ben"), tuple(1L, Activation.Kind.FOUNDING, "throughline"));
    }

    @Test
    void nobodyApprovesWhatHeWroteOrSubmitted() throws Exception {
        var draft = house.drafted(ADA, house.percent("4"));
        var edited = changes.describe(BEN, draft.number(), draft.revision(), "Better words", "");
        var submitted = changes.submit(ANNA, draft.number(), edited.revision(), "");

        for (var writer : List.of(ADA, BEN, ANNA)) {
            assertRefused(
                    Kind.FORBIDDEN,
                    "%s wrote or submitted PC-0000001 and cannot approve it.".formatted(writer.name()),
                    () -> changes.approve(writer, draft.number(), submitted.revision(), ""));
        }
        assertThat(changes.find(draft.number()).state()).isEqualTo(ChangeState.IN_REVIEW);
    }

    @Test
    void theDatabaseItselfRefusesWhoApprovesHisOwnTexts() throws Exception {
        var draft = house.drafted(ANNA, house.percent("4"));
        changes.submit(ANNA, draft.number(), draft.revision(), "");

        assertThatThrownBy(() -> sql("insert into desk.policy_approval (change, content, desk, person, at, why)"
                        + " select number, content, 'pricing', 'anna', now(), '' from desk.policy_change"))
                .hasMessageContaining("anna edited policy change 1 and cannot approve it");
        assertThatThrownBy(() -> sql("update desk.policy_change set state = 'APPROVED'"))
                .hasMessageContaining("is not approved for pricing");
        assertThatThrownBy(() -> sql("update desk.policy_change set desks = '{}', state = 'APPROVED'"))
                .hasMessageContaining("is not approved for pricing");
        assertThatThrownBy(() -> sql("update desk.policy_change set state = 'ACTIVE'"))
                .hasMessageContaining("cannot go from IN_REVIEW to ACTIVE");
        assertThatThrownBy(() -> sql("delete from desk.policy_change_editor"))
                .hasMessageContaining("only ever added to");
        assertThatThrownBy(() -> sql("update desk.policy_change set author = 'ben'"))
                .hasMessageContaining("author of a policy change stand");
        assertThatThrownBy(() -> sql("update desk.policy_change_file set text = 'x'"))
                .hasMessageContaining("is no draft: its texts stand");
        assertThatThrownBy(() -> sql(
                        "insert into desk.policy_activation select 2, 'change', book, source, examples, off, 1, null, at, by, why"
                                + " from desk.policy_activation"))
                .hasMessageContaining("policy change 1 is not approved and cannot come into force");
        assertThatThrownBy(() -> sql("update desk.policy_activation set by = 'x'"))
                .hasMessageContaining("only ever added to");
    }

    @Test
    void anEditAfterSubmissionMakesADraftOfItAndVoidsApprovals() throws Exception {
        var approved = house.approved(house.percent("4"));

        var again = changes.save(ANNA, approved.number(), approved.revision(), house.percent("5"));

        assertThat(again.state()).isEqualTo(ChangeState.DRAFT);
        assertThat(again.approvals()).isEmpty();
        assertThat(again.book()).isNull();
        assertRefused(
                Kind.STATE,
                "PC-0000001 is a draft and cannot be put in force.",
                () -> house.activations.activate(BEN, again.number(), again.revision(), ""));
        var submitted = changes.submit(ANNA, again.number(), again.revision(), "");
        assertThat(submitted.missing()).containsExactly("pricing");
    }

    @Test
    void whoSavedFirstIsNotOverwritten() {
        var draft = house.drafted(ANNA, house.percent("4"));
        changes.save(BEN, draft.number(), draft.revision(), house.percent("5"));

        assertRefused(
                Kind.STALE,
                "Somebody else has saved PC-0000001 meanwhile: it is at revision 2, and you saw revision 1.",
                () -> changes.save(ANNA, draft.number(), draft.revision(), house.percent("6")));
        assertThat(changes.texts(draft.number()).get(VOLUME)).contains("$line, 5 )");
    }

    @Test
    void aDraftWithMistakesIsNotSubmittedAndEachIsToldAtItsPlace() {
        var draft = house.drafted(ANNA, house.edit(VOLUME, "cases >= 10", "casis >= 10"));

        assertThatThrownBy(() -> changes.submit(ANNA, draft.number(), draft.revision(), ""))
                .asInstanceOf(InstanceOfAssertFactories.type(PolicyException.class))
                .satisfies(refused -> assertThat(refused.mistakes()).first().satisfies(mistake -> {
                    assertThat(mistake.file()).isEqualTo(VOLUME);
                    assertThat(mistake.line()).isGreaterThan(10);
                    assertThat(mistake.column()).isGreaterThan(10);
                    assertThat(mistake.text()).contains("did you mean \"cases\"");
                }));
        assertThat(changes.find(draft.number()).state()).isEqualTo(ChangeState.DRAFT);
    }

    @Test
    void examplesThatFailOrAreMissingStandAgainstADraft() {
        var wrong = house.drafted(ANNA, house.edit(VOLUME, "price.discount( $line, 3 )", "price.discount( $line, 4 )"));
        assertThat(changes.check(wrong.number()))
                .filteredOn(mistake -> mistake.code().equals("EXAMPLE"))
                .hasSizeGreaterThan(1)
                .allSatisfy(mistake -> {
                    assertThat(mistake.file()).isEqualTo(VOLUME_EXAMPLES);
                    assertThat(mistake.line()).isGreaterThan(1);
                    assertThat(mistake.text()).contains("expected [discount 3], got [discount 4]");
                });

        var unproved = house.drafted(ANNA, Map.of(VOLUME_EXAMPLES, Optional.empty()));
        assertThat(changes.check(unproved.number())).isNotEmpty().allSatisfy(mistake -> {
            assertThat(mistake.code()).isEqualTo("UNPROVED");
            assertThat(mistake.file()).isEqualTo(VOLUME);
            assertThat(mistake.line()).isGreaterThan(5);
        });

        var garbled = house.drafted(ANNA, Map.of(VOLUME_EXAMPLES, Optional.of("example,Line.cases,expect\nfive,5\n")));
        assertThat(changes.check(garbled.number())).anySatisfy(mistake -> {
            assertThat(mistake.code()).isEqualTo("EXAMPLES");
            assertThat(mistake.line()).isEqualTo(2);
        });
    }

    @Test
    void creditIsApprovedByFinanceAndPricingByAnotherAnalyst() throws Exception {
        var both = new TreeMap<>(house.percent("4"));
        both.put(CREDIT, Optional.of("// a remark\n" + house.shipped.get(CREDIT)));
        var draft = house.drafted(ANNA, both);
        var submitted = changes.submit(ANNA, draft.number(), draft.revision(), "");
        assertThat(submitted.missing()).containsExactly("credit", "pricing");

        var half = changes.approve(BEN, draft.number(), submitted.revision(), "");
        assertThat(half.state()).isEqualTo(ChangeState.IN_REVIEW);
        assertThat(half.missing()).containsExactly("credit");
        assertRefused(
                Kind.FORBIDDEN,
                "ben may not approve policies of the desk credit.",
                () -> changes.approve(BEN, draft.number(), half.revision(), ""));
        assertThat(changes.approve(FAY, draft.number(), half.revision(), "").state())
                .isEqualTo(ChangeState.APPROVED);
    }

    @Test
    void ownersSayWhoMay() throws Exception {
        assertRefused(
                Kind.FORBIDDEN,
                "sam may not edit policies of the desk pricing.",
                () -> house.drafted(SAM, house.percent("4")));

        house.governance.owners().set("pricing", PolicyAct.EDIT, List.of("sam"));

        var draft = house.drafted(SAM, house.percent("4"));
        assertThat(draft.author()).isEqualTo("sam");
        assertRefused(
                Kind.FORBIDDEN,
                "anna may not edit policies of the desk pricing.",
                () -> changes.save(ANNA, draft.number(), draft.revision(), house.percent("5")));
        assertRefused(Kind.WRONG, "Somebody has to be able to approve policies of pricing.", () -> house.governance
                .owners()
                .set("pricing", PolicyAct.APPROVE, List.of()));
    }

    @Test
    void anotherChangeOfOtherFilesDoesNotStandInTheWayAndOneOfTheSameDoes() throws Exception {
        var first = house.drafted(ANNA, house.percent("4"));
        var other = house.drafted(BEN, Map.of(GUARD, Optional.of("// a remark\n" + house.shipped.get(GUARD))));
        var same = house.drafted(BEN, house.percent("5"));
        var submitted = changes.submit(ANNA, first.number(), first.revision(), "");
        var approved = changes.approve(BEN, first.number(), submitted.revision(), "");
        house.activations.activate(BEN, first.number(), approved.revision(), "");

        var rebased = changes.submit(BEN, other.number(), other.revision(), "");
        var fine = changes.approve(ANNA, other.number(), rebased.revision(), "");
        house.activations.activate(ANNA, other.number(), fine.revision(), "");
        assertThat(changes.inForce().get(VOLUME)).contains("$line, 4 )");
        assertThat(changes.inForce().get(GUARD)).startsWith("// a remark\n");

        assertThat(changes.find(same.number()).conflicts()).containsExactly(VOLUME_EXAMPLES, VOLUME);
        assertThatThrownBy(() -> changes.submit(BEN, same.number(), same.revision(), ""))
                .asInstanceOf(InstanceOfAssertFactories.type(ChangeRefused.class))
                .satisfies(refused -> {
                    assertThat(refused.kind()).isEqualTo(Kind.CONFLICT);
                    assertThat(refused).hasMessageContaining("other texts came into force for " + VOLUME_EXAMPLES);
                    assertThat(refused.remedy()).startsWith("ben or another editor has to look at both texts");
                });
        var looked = changes.rebase(BEN, same.number(), same.revision());
        assertThat(looked.conflicts()).isEmpty();
        assertThat(changes.submit(BEN, same.number(), looked.revision(), "").state())
                .isEqualTo(ChangeState.IN_REVIEW);
    }

    @Test
    void aChangeIsRejectedWithAReasonAndEditedAgain() throws Exception {
        var draft = house.drafted(ANNA, house.percent("4"));
        var submitted = changes.submit(ANNA, draft.number(), draft.revision(), "");
        assertRefused(
                Kind.WRONG,
                "A rejection needs a reason.",
                () -> changes.reject(BEN, draft.number(), submitted.revision(), " "));

        var rejected = changes.reject(BEN, draft.number(), submitted.revision(), "too much");
        assertThat(rejected.state()).isEqualTo(ChangeState.REJECTED);
        var again = changes.save(ANNA, draft.number(), rejected.revision(), house.percent("3.5"));
        assertThat(again.state()).isEqualTo(ChangeState.DRAFT);
        assertThat(changes.withdraw(ANNA, draft.number(), again.revision(), "no")
                        .state())
                .isEqualTo(ChangeState.WITHDRAWN);
    }

    @Test
    void changesAreFoundByTheirWordsFilesAndStates() {
        for (int i = 0; i < 5; i++) {
            house.drafted(ANNA, house.percent(String.valueOf(4 + i)));
        }
        changes.create(BEN, "Guard 100%_sure", "", Map.of(GUARD, Optional.of("// x\n" + house.shipped.get(GUARD))));

        assertThat(numbers(filter("volume-break", null, 0, 100))).hasSize(5);
        assertThat(numbers(filter("100%_", null, 0, 100))).containsExactly("PC-0000006");
        assertThat(numbers(filter("100_", null, 0, 100))).isEmpty();
        assertThat(numbers(filter("pc-0000003", null, 0, 100))).containsExactly("PC-0000003");
        assertThat(numbers(filter(null, ChangeState.ACTIVE, 0, 100))).isEmpty();
        assertThat(numbers(filter(null, null, 0, 2))).containsExactly("PC-0000006", "PC-0000005");
        assertThat(numbers(filter(null, null, 5, 2))).containsExactly("PC-0000004", "PC-0000003");
        assertThat(numbers(new ChangeFilter(null, null, "credit", null, 0, 10))).isEmpty();
        assertThat(numbers(new ChangeFilter(null, null, "pricing", "ben", 0, 10)))
                .containsExactly("PC-0000006");
    }

    @Test
    void aFileStandsInTheFolderOfADeskAndNowhereElse() {
        for (var path : List.of(
                "../secret.drl",
                "pricing/../x.drl",
                "pricing/x.java",
                "sales/x.drl",
                "pricing/examples/x.drl",
                "/x.drl")) {
            assertRefused(
                    Kind.WRONG,
                    "\"%s\" is no place for a policy or its examples.".formatted(path),
                    () -> house.drafted(ADA, Map.of(path, Optional.of("x"))));
        }
    }

    private static ChangeFilter filter(String text, ChangeState state, long before, int limit) {
        return new ChangeFilter(text, state, null, null, before, limit);
    }

    private List<String> numbers(ChangeFilter filter) {
        return changes.list(filter).stream().map(PolicyChange::number).toList();
    }

    private void sql(String sql) throws SQLException, DatabaseFailure {
        try (var connection = house.test.application();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    static void assertRefused(Kind kind, String why, ThrowingCallable act) {
        assertThatThrownBy(act)
                .asInstanceOf(InstanceOfAssertFactories.type(ChangeRefused.class))
                .satisfies(refused -> {
                    assertThat(refused).hasMessage(why);
                    assertThat(refused.kind()).isEqualTo(kind);
                    assertThat(refused.remedy()).isNotBlank();
                });
    }
}
