package throughline.operations.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static throughline.operations.governance.Policies.ANNA;
import static throughline.operations.governance.Policies.BEN;
import static throughline.operations.governance.Policies.GUARD;
import static throughline.operations.governance.Policies.OLE;
import static throughline.operations.governance.Policies.SAM;
import static throughline.operations.governance.Policies.VOLUME;
import static throughline.operations.governance.PolicyChangesTest.assertRefused;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.operations.governance.Activation.Kind;
import throughline.rules.PolicyException;
import throughline.rules.RuleBookBinder;

class ActivationsTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final String P_110 = "P-110 Volume break: 10 to 49 cases of one item";

    @TempDir
    static Path books;

    private Policies house;
    private PolicyChanges changes;
    private Activations activations;

    @BeforeEach
    void open() {
        house = new Policies(books);
        changes = house.changes;
        activations = house.activations;
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void ofTwoNodesThatActivateAtOnceOneDoes() throws Exception {
        var approved = house.approved(house.percent("4"));
        var other = house.open();
        var gate = new CyclicBarrier(2);
        Callable<Activation> here = () -> {
            gate.await();
            return activations.activate(BEN, approved.number(), approved.revision(), "here");
        };
        Callable<Activation> there = () -> {
            gate.await();
            return other.activations().activate(ANNA, approved.number(), approved.revision(), "there");
        };
        var both = Executors.newFixedThreadPool(2);

        var outcomes = both.invokeAll(List.of(here, there));
        both.shutdown();

        assertThat(outcomes.stream().filter(each -> failure(each) == null)).hasSize(1);
        assertThat(outcomes.stream().map(ActivationsTest::failure).filter(each -> each != null))
                .singleElement()
                .isInstanceOf(ChangeRefused.class);
        assertThat(house.rows("select count(*) from desk.policy_activation where change = 1"))
                .containsExactly("1");
        activations.look();
        other.activations().look();
        assertThat(house.governance.rules().current().fingerprint())
                .isEqualTo(other.rules().current().fingerprint())
                .isEqualTo(approved.book());
    }

    private static Throwable failure(Future<?> outcome) {
        try {
            outcome.get();
            return null;
        } catch (ExecutionException failed) {
            return failed.getCause();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Test
    void aScheduledChangeWaitsForItsTimeInItsZoneAndALateStartCatchesUpOnce() throws Exception {
        var approved = house.approved(house.percent("4"));
        var at = house.clock.instant().plus(Duration.ofHours(3));
        var scheduled = changes.schedule(BEN, approved.number(), approved.revision(), at, BERLIN, "with the new month");
        assertThat(scheduled.state()).isEqualTo(ChangeState.SCHEDULED);
        assertThat(scheduled.zone()).isEqualTo("Europe/Berlin");
        house.governance.look();
        assertThat(activations.current().sequence()).isEqualTo(1);

        house.clock.forward(Duration.ofDays(2));
        var late = house.open();
        assertThat(late.activations().current().sequence()).isEqualTo(1);
        late.look();
        house.governance.look();
        late.look();

        assertThat(late.rules().current().fingerprint()).isEqualTo(approved.book());
        assertThat(house.governance.rules().current().fingerprint()).isEqualTo(approved.book());
        assertThat(activations.history(0, 10)).hasSize(2).first().satisfies(activation -> {
            assertThat(activation.by()).isEqualTo("throughline");
            assertThat(activation.why()).isEqualTo("its time has come");
        });
        assertThat(house.open().activations().current().sequence())
                .as("after one more restart")
                .isEqualTo(2);
    }

    @Test
    void aScheduledChangeThatCannotComeIntoForceBecomesACaseAndKeepsNoDate() throws Exception {
        var first = house.approved(house.percent("4"));
        var second = house.approved(house.percent("5"));
        var at = house.clock.instant().plusSeconds(60);
        changes.schedule(BEN, second.number(), second.revision(), at, BERLIN, "");
        activations.activate(BEN, first.number(), first.revision(), "");

        house.clock.forward(Duration.ofMinutes(2));
        house.governance.look();

        assertThat(changes.find(second.number()).state()).isEqualTo(ChangeState.APPROVED);
        assertThat(activations.current().change()).isEqualTo(first.number());
        assertThat(house.cases).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("POLICY_PRICING");
            assertThat(found.reason()).contains("PC-0000002 did not come into force", VOLUME);
        });
    }

    @Test
    void aRollbackIsAnExchangeOfBooksAndStandsInTheHistory() throws Exception {
        var founding = activations.current();
        var approved = house.approved(house.percent("4"));
        activations.activate(BEN, approved.number(), approved.revision(), "");
        assertRefused(ChangeRefused.Kind.WRONG, "A rollback needs a reason.", () -> activations.rollback(BEN, 1, ""));
        assertRefused(
                ChangeRefused.Kind.FORBIDDEN,
                "sam may not put policies in force for the desk pricing.",
                () -> activations.rollback(SAM, 1, "wrong prices"));

        long begun = System.nanoTime();
        var back = activations.rollback(BEN, 1, "wrong prices");
        long millis = (System.nanoTime() - begun) / 1_000_000;

        System.out.printf("rollback to a book at hand: %d ms with its record%n", millis);
        assertThat(millis).isLessThan(1_000);
        assertThat(back.book()).isEqualTo(founding.book());
        assertThat(back.kind()).isEqualTo(Kind.ROLLBACK);
        assertThat(back.backTo()).isEqualTo(1);
        assertThat(house.governance.rules().current().fingerprint()).isEqualTo(founding.book());
        assertThat(changes.find(approved.number()).state()).isEqualTo(ChangeState.RETIRED);

        activations.rollback(BEN, 2, "they were right");
        assertThat(changes.find(approved.number()).state()).isEqualTo(ChangeState.ACTIVE);
        assertThat(activations.history(0, 10).stream().map(Activation::kind))
                .containsExactly(Kind.ROLLBACK, Kind.ROLLBACK, Kind.CHANGE, Kind.FOUNDING);
        assertRefused(
                ChangeRefused.Kind.STATE,
                "What activation 2 put in force is in force.",
                () -> activations.rollback(BEN, 2, "again"));
        assertThat(activations.books())
                .extracting(BookInForce::fingerprint, BookInForce::times)
                .containsExactly(tuple(approved.book(), 2), tuple(founding.book(), 2));
    }

    @Test
    void aRuleIsSwitchedOffAtOnceByOnePersonAndTheFingerprintSaysSo() throws Exception {
        var before = activations.current();
        assertRefused(
                ChangeRefused.Kind.WRONG,
                "Switching a rule off needs a reason.",
                () -> activations.off(OLE, "P-110", " "));
        assertRefused(
                ChangeRefused.Kind.FORBIDDEN,
                "sam may not switch rules off and on for the desk pricing.",
                () -> activations.off(SAM, "P-110", "x"));

        var off = activations.off(OLE, "P-110", "wrong discounts since this morning");

        assertThat(off.off()).containsExactly(P_110);
        assertThat(off.source()).isEqualTo(before.book());
        assertThat(off.book()).isNotEqualTo(before.book());
        assertThat(house.governance.rules().current().fingerprint()).isEqualTo(off.book());
        assertThat(house.cases).singleElement().satisfies(found -> {
            assertThat(found.code()).isEqualTo("POLICY_PRICING");
            assertThat(found.reason())
                    .contains("ole switched the rule '" + P_110, "wrong discounts since this morning");
        });
        assertThat(house.governance.notices()).containsExactly("the rule \"" + P_110 + "\" is switched off");
        var kept = activations.files(off.book());
        assertThat(kept.get(VOLUME)).contains("enabled false when");
        assertThat(kept.get(VOLUME).lines().count())
                .as("no line moves")
                .isEqualTo(house.shipped.get(VOLUME).lines().count());
        assertThat(new RuleBookBinder(null).bind(kept).fingerprint()).isEqualTo(off.book());
        assertThat(changes.inForce().get(VOLUME)).as("the source stands").isEqualTo(house.shipped.get(VOLUME));

        assertRefused(
                ChangeRefused.Kind.STATE,
                "Rule \"" + P_110 + "\" is switched off.",
                () -> activations.off(BEN, P_110, "x"));
        var on = activations.on(BEN, "P-110", "mended elsewhere");
        assertThat(on.book()).isEqualTo(before.book());
        assertThat(house.governance.notices()).isEmpty();
    }

    @Test
    void aRuleThatIsOffStaysOffWhenAnotherChangeComesIntoForceOrAnOlderBookComesBack() throws Exception {
        activations.off(OLE, "P-110", "wrong");
        var other = house.approved(Map.of(GUARD, Optional.of("// a remark\n" + house.shipped.get(GUARD))));

        var changed = activations.activate(BEN, other.number(), other.revision(), "");
        assertThat(changed.off()).containsExactly(P_110);
        assertThat(activations.files(changed.book()).get(VOLUME)).contains("enabled false when");

        var back = activations.rollback(BEN, 1, "the remark was wrong");
        assertThat(back.off()).containsExactly(P_110);
        activations.on(BEN, "P-110", "right again");
        assertThat(house.governance.rules().current().fingerprint())
                .isEqualTo(activations.history(2, 1).get(0).book());
    }

    @Test
    void anotherNodeTakesInWhatIsInForceWhenItLooks() throws Exception {
        var other = house.open();
        var approved = house.approved(house.percent("4"));
        activations.activate(BEN, approved.number(), approved.revision(), "");
        var before = other.rules().current();

        other.look();

        assertThat(other.rules().current().fingerprint())
                .isEqualTo(approved.book())
                .isNotEqualTo(before.fingerprint());
        assertThat(other.activations().look()).isFalse();
    }

    @Test
    void theTextOfEveryBookThatWasInForceIsKeptUnderItsFingerprint() throws Exception {
        var approved = house.approved(house.percent("4"));
        activations.activate(BEN, approved.number(), approved.revision(), "");
        activations.off(OLE, "P-110", "x");

        var all = new ArrayList<String>();
        for (var activation : activations.history(0, 10)) {
            all.add(activation.book());
            assertThat(RuleBookBinder.fingerprint(activations.files(activation.book())))
                    .isEqualTo(activation.book());
        }
        assertThat(all).hasSize(3).doesNotHaveDuplicates();
        assertThatThrownBy(() -> activations.files("0".repeat(64))).isInstanceOf(ChangeRefused.class);
    }

    @Test
    void whatANewEditionRefusesIsTakenFromTheFolderWhereFoldersActAndStopsTheStartElsewhere() throws Exception {
        var refused = new TreeMap<>(house.shipped);
        refused.computeIfPresent(VOLUME, (path, text) -> text.replace("cases >= 10", "casis >= 10"));
        var texts = Texts.of(refused);
        house.test.database().transact(unit -> {
            TextRows.keep(unit, texts, house.clock.instant());
            ActivationRows.add(
                    unit,
                    new Activation(
                            2,
                            Kind.FILES,
                            texts.source(),
                            texts.source(),
                            texts.examplesPrint(),
                            List.of(),
                            null,
                            null,
                            "files",
                            house.clock.instant(),
                            "by an older edition",
                            null),
                    null);
            return true;
        });
        var binder = new RuleBookBinder(books);

        assertThatThrownBy(() -> Governance.open(house.test.database(), binder, house.shipped, house.clock))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining(VOLUME);
        var acting = Governance.open(house.test.database(), binder, house.shipped, FolderMode.ACTS, house.clock);
        assertThat(acting.activations().current().sequence()).isEqualTo(3);
        assertThat(acting.rules().current().rules()).isNotEmpty();
    }

    @Test
    void aRuleIsSwitchedOffWhereverItsWhenStands() {
        var text =
                """
                package policy.pricing
                // when "not here"
                rule "A when it is so"
                    @policy( "when" ) /* when */
                    enabled true
                when
                    Line( cases > 3 )
                then
                end
                rule   "B" date-effective "01-Jan-2027" when Line() then end
                """;
        var files = new TreeMap<>(Map.of("pricing/x.drl", text));

        assertThat(RuleSwitch.off(files, List.of("A when it is so", "B", "C")).get("pricing/x.drl"))
                .contains("@policy( \"when\" ) /* when */\n    enabled false when\n")
                .contains("date-effective \"01-Jan-2027\" enabled false when Line()")
                .startsWith("package policy.pricing\n// when \"not here\"\nrule \"A when it is so\"");
    }
}
