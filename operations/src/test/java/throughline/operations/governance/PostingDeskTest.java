package throughline.operations.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static throughline.operations.governance.Policies.ANNA;
import static throughline.operations.governance.Policies.BEN;
import static throughline.operations.governance.Policies.FAY;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.rules.PolicyException;

/** Analysts write how accounts are found, finance approves it, and what is not in the chart is said before it acts. */
class PostingDeskTest {

    private static final String TABLE = "posting/revenue.csv";
    private static final String EXAMPLES = "posting/examples/revenue.csv";

    @TempDir
    static Path books;

    @Test
    void aFolderOfBeforeTheDeskTakesItsFirstTableWhichFinanceApproves() throws Exception {
        try (var house = new Policies(books)) {
            chart(house);
            var draft = house.drafted(ANNA, table("4060"));
            assertThat(draft.desks()).containsExactly("posting");
            var submitted = house.changes.submit(ANNA, draft.number(), draft.revision(), "");

            assertThatThrownBy(() -> house.changes.approve(BEN, draft.number(), submitted.revision(), ""))
                    .isInstanceOf(ChangeRefused.class);
            var approved = house.changes.approve(FAY, draft.number(), submitted.revision(), "");

            assertThat(approved.state()).isEqualTo(ChangeState.APPROVED);
        }
    }

    @Test
    void anAccountThatTheChartHasNotIsSaidWithItsRuleBeforeAnybodyApproves() throws Exception {
        try (var house = new Policies(books)) {
            chart(house);
            for (var each : Map.of("4999", "account 4999 is not in the chart", "1100", "neither revenue nor expense")
                    .entrySet()) {
                var draft = house.drafted(ANNA, table(each.getKey()));

                assertThatThrownBy(() -> house.changes.submit(ANNA, draft.number(), draft.revision(), ""))
                        .isInstanceOf(PolicyException.class)
                        .hasMessageContaining(TABLE + ":12")
                        .hasMessageContaining(each.getValue())
                        .hasMessageContaining("F-100 Paint and adhesives");
            }
        }
    }

    private static void chart(Policies house) {
        house.test
                .database()
                .transact(
                        unit -> unit.jdbc(
                                connection -> connection
                                        .createStatement()
                                        .executeUpdate(
                                                """
                                insert into desk.chart_account (number, name, kind) values ('4060', 'Sales of paint', 'REVENUE'),
                                    ('4061', 'Sales of paint, Germany', 'REVENUE'), ('1100', 'Accounts receivable', 'ASSET')""")));
    }

    /** The shipped table and its examples with another account in its first rule. */
    private static Map<String, Optional<String>> table(String account) {
        var all = Policies.whole();
        var files = new TreeMap<String, Optional<String>>();
        for (var path : new String[] {TABLE, EXAMPLES}) {
            files.put(path, Optional.of(all.get(path).replace("4060", account)));
        }
        return files;
    }
}
