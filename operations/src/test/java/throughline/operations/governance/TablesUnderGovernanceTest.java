package throughline.operations.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static throughline.operations.governance.Policies.ANNA;
import static throughline.operations.governance.Policies.FAY;
import static throughline.operations.governance.Policies.OLE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.rules.PolicyException;
import throughline.rules.PolicyFolder;
import throughline.rules.RuleBookBinder;
import throughline.rules.gate.Mistake;

/** A decision table goes the way of any other policy: proposed, proved, approved, in force, switched off, and kept in the folder. */
class TablesUnderGovernanceTest {

    private static final String TABLE = "credit/approvals.csv";
    private static final String EXAMPLES = "credit/examples/approvals.csv";
    private static final String C_110 = "C-110 Over the limit by 10 to 50 percent";

    @TempDir
    Path work;

    private Policies house;

    @BeforeEach
    void open() {
        house = new Policies(work.resolve("books"));
    }

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void aTableComesIntoForceAndItsRulesAreSwitchedOffAndOn() throws Exception {
        var approved = approved(house.drafted(ANNA, Map.of(TABLE, shipped(TABLE), EXAMPLES, shipped(EXAMPLES))));
        var active = house.activations.activate(FAY, approved.number(), approved.revision(), "");

        var off = house.activations.off(OLE, "C-110", "wrong since this morning");

        assertThat(off.off()).containsExactly(C_110);
        assertThat(off.book()).isNotEqualTo(active.book());
        var kept = house.activations.files(off.book());
        assertThat(kept.get(TABLE)).endsWith("Switched off,\"" + C_110 + "\"\n");
        assertThat(new RuleBookBinder(null).bind(kept).fingerprint()).isEqualTo(off.book());
        assertThat(house.activations.on(FAY, "C-110", "mended").book()).isEqualTo(active.book());
    }

    @Test
    void aMistakeInATableIsToldOfItsCellAndARowThatNoExampleProvesOfItsRow() {
        var table = shipped(TABLE).orElseThrow();
        var draft = house.drafted(
                ANNA,
                Map.of(TABLE, Optional.of(table.replace("2.2,,10,50,", "2.2,,ten,50,")), EXAMPLES, shipped(EXAMPLES)));
        assertThat(house.changes.check(draft.number()))
                .extracting(Mistake::toString)
                .singleElement()
                .asString()
                .startsWith(TABLE + ":14:")
                .contains("cell D14 (Over it by more than percent): ");

        var unproved = house.drafted(
                ANNA,
                Map.of(
                        TABLE,
                        Optional.of(table + "C-230 Never seen,CP-2026 3.4,,9000,,,,,,because it is so\n"),
                        EXAMPLES,
                        shipped(EXAMPLES)));
        assertThat(house.changes.check(unproved.number()))
                .extracting(mistake -> mistake.file() + ":" + mistake.line() + " " + mistake.code())
                .containsExactly(TABLE + ":19 UNPROVED");
    }

    @Test
    void aTableInTheFolderIsProposedAndOneInForceIsWrittenThere() throws Exception {
        var folder = work.resolve("policy");
        for (var file : house.shipped.entrySet()) {
            PolicyFolder.write(folder, file.getKey(), file.getValue());
        }
        var keeper =
                house.governance.keep(new FolderKeeper.Place(folder, work.resolve("data/mark")), FolderMode.PROPOSES);
        keeper.look();
        PolicyFolder.write(folder, TABLE, shipped(TABLE).orElseThrow());
        PolicyFolder.write(folder, EXAMPLES, shipped(EXAMPLES).orElseThrow());

        keeper.look();

        var draft = house.changes.list(ChangeFilter.ALL).get(0);
        assertThat(draft.paths()).containsExactly(TABLE, EXAMPLES);
        var approved = approved(draft);
        house.activations.activate(FAY, draft.number(), approved.revision(), "");
        Files.delete(folder.resolve(TABLE));
        PolicyFolder.write(folder, TABLE, shipped(TABLE).orElseThrow());
        keeper.look();
        assertThat(keeper.notices()).isEmpty();
        assertThat(house.changes.inForce()).containsKeys(TABLE, EXAMPLES);
    }

    private PolicyChange approved(PolicyChange draft) throws PolicyException {
        var submitted = house.changes.submit(ANNA, draft.number(), draft.revision(), "please");
        return house.changes.approve(FAY, draft.number(), submitted.revision(), "fine");
    }

    private static Optional<String> shipped(String path) {
        return Optional.ofNullable(Policies.whole().get(path));
    }
}
