package throughline.operations.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static throughline.operations.governance.Policies.ANNA;
import static throughline.operations.governance.Policies.BEN;
import static throughline.operations.governance.Policies.GUARD;
import static throughline.operations.governance.Policies.VOLUME;
import static throughline.operations.governance.Policies.VOLUME_EXAMPLES;
import static throughline.operations.governance.PolicyChangesTest.assertRefused;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.operations.governance.Activation.Kind;
import throughline.rules.PolicyFolder;

class FolderKeeperTest {

    @TempDir
    static Path books;

    @TempDir
    Path work;

    private Policies house;
    private Path folder;
    private FolderKeeper keeper;

    @BeforeEach
    void open() throws IOException {
        house = new Policies(books);
        folder = work.resolve("policy");
        for (var file : house.shipped.entrySet()) {
            PolicyFolder.write(folder, file.getKey(), file.getValue());
        }
        keeper = keeper(FolderMode.PROPOSES);
        keeper.look();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private FolderKeeper keeper(FolderMode mode) {
        return house.governance.keep(new FolderKeeper.Place(folder, work.resolve("data/mark")), mode);
    }

    private void edit(String path, String from, String to) throws IOException {
        var text = Files.readString(folder.resolve(path));
        assertThat(text).contains(from);
        Files.writeString(folder.resolve(path), text.replace(from, to));
    }

    @Test
    void whatDiffersInTheFolderBecomesOneDraftThatNobodyHasSubmitted() throws Exception {
        edit(VOLUME, "price.discount( $line, 3 )", "price.discount( $line, 4 )");
        keeper.look();
        edit(VOLUME_EXAMPLES, "discount 3\n", "discount 4\n");
        keeper.look();
        keeper.look();

        var drafts = house.changes.list(ChangeFilter.ALL);
        assertThat(drafts).singleElement().satisfies(draft -> {
            assertThat(draft.author()).isEqualTo("files");
            assertThat(draft.fromFiles()).isTrue();
            assertThat(draft.state()).isEqualTo(ChangeState.DRAFT);
            assertThat(draft.paths()).containsExactly(VOLUME_EXAMPLES, VOLUME);
        });
        assertThat(house.activations.current().sequence()).isEqualTo(1);
        assertThat(keeper.notices())
                .containsExactly(
                        "the folder of policies differs from the policies in force in %s, %s; PC-0000001 proposes that"
                                .formatted(VOLUME_EXAMPLES, VOLUME));

        var submitted = house.changes.submit(ANNA, "PC-0000001", drafts.get(0).revision(), "");
        assertRefused(
                ChangeRefused.Kind.FORBIDDEN,
                "anna wrote or submitted PC-0000001 and cannot approve it.",
                () -> house.changes.approve(ANNA, "PC-0000001", submitted.revision(), ""));
        var approved = house.changes.approve(BEN, "PC-0000001", submitted.revision(), "");
        house.activations.activate(BEN, "PC-0000001", approved.revision(), "");
        keeper.look();
        assertThat(keeper.notices()).isEmpty();
    }

    @Test
    void theFolderIsWrittenToMatchWhenNobodyHasTouchedIt() throws Exception {
        var change = house.approved(house.percent("4"));
        house.activations.activate(BEN, change.number(), change.revision(), "");
        keeper.look();
        assertThat(Files.readString(folder.resolve(VOLUME))).contains("$line, 4 )");

        house.activations.rollback(BEN, 1, "no");
        // The appliance was stopped in between: it is another keeper that finds the folder as it was.
        keeper(FolderMode.PROPOSES).look();
        assertThat(Files.readString(folder.resolve(VOLUME))).isEqualTo(house.shipped.get(VOLUME));
        assertThat(house.changes.list(ChangeFilter.ALL)).hasSize(1);
    }

    @Test
    void aFileThatSomebodyHasTouchedIsNotWrittenOverAndTheOthersAre() throws Exception {
        edit(GUARD, "package policy.pricing", "// mine\npackage policy.pricing");
        var change = house.approved(house.percent("4"));
        house.activations.activate(BEN, change.number(), change.revision(), "");

        keeper.look();

        assertThat(Files.readString(folder.resolve(GUARD))).contains("// mine");
        assertThat(Files.readString(folder.resolve(VOLUME))).contains("$line, 4 )");
        assertThat(keeper.standing().differing()).containsExactly(GUARD);
        assertThat(house.changes.find("PC-0000002").conflicts()).isEmpty();

        var another = house.approved(house.edit(GUARD, "package policy.pricing", "// theirs\npackage policy.pricing"));
        house.activations.activate(BEN, another.number(), another.revision(), "");
        keeper.look();
        assertThat(Files.readString(folder.resolve(GUARD))).contains("// mine");
        assertThat(house.changes.find("PC-0000002").conflicts()).containsExactly(GUARD);
    }

    @Test
    void aDraftOfTheFolderGoesWhenTheFolderReadsAsBeforeAndARejectedOneIsNotMadeAnew() throws Exception {
        edit(VOLUME, "3 )", "4 )");
        keeper.look();
        edit(VOLUME, "4 )", "3 )");
        keeper.look();
        assertThat(house.changes.find("PC-0000001").state()).isEqualTo(ChangeState.WITHDRAWN);

        edit(VOLUME, "package policy.pricing", "// a remark\npackage policy.pricing");
        keeper.look();
        var draft = house.changes.find("PC-0000002");
        var submitted = house.changes.submit(ANNA, draft.number(), draft.revision(), "");
        house.changes.reject(BEN, draft.number(), submitted.revision(), "no remarks");
        keeper.look();
        keeper(FolderMode.PROPOSES).look();
        assertThat(house.changes.list(ChangeFilter.ALL)).hasSize(2);
    }

    @Test
    void aDraftThatPeopleWentOnWithIsNotWrittenOverByTheFolder() throws Exception {
        edit(VOLUME, "package policy.pricing", "// a remark\npackage policy.pricing");
        keeper.look();
        var draft = house.changes.find("PC-0000001");
        house.changes.save(ANNA, draft.number(), draft.revision(), Map.of(VOLUME, Optional.of("// anna's")));

        edit(VOLUME, "// a remark", "// another remark");
        keeper.look();

        assertThat(house.changes.texts("PC-0000001").get(VOLUME)).isEqualTo("// anna's");
        assertThat(house.changes.texts("PC-0000002").get(VOLUME))
                .startsWith("//")
                .contains("// another remark");
    }

    @Test
    void whereFoldersActAChangedOneIsInForceAtOnceOnRecordAndAMistakeLeavesTheLastGoodBook() throws Exception {
        var acting = keeper(FolderMode.ACTS);
        acting.look();
        edit(VOLUME, "cases >= 10", "casis >= 10");
        acting.look();
        assertThat(house.activations.current().sequence()).isEqualTo(1);
        assertThat(acting.notices())
                .first()
                .asString()
                .contains("policy not in force: pricing/volume-break.drl:", "casis");

        edit(VOLUME, "casis >= 10", "cases >= 11");
        acting.look();

        assertThat(acting.notices()).isEmpty();
        assertThat(house.activations.current()).satisfies(activation -> {
            assertThat(activation.kind()).isEqualTo(Kind.FILES);
            assertThat(activation.by()).isEqualTo("files");
            assertThat(activation.why()).contains(VOLUME);
        });
        assertThat(house.governance.rules().current().files().get(VOLUME)).contains("cases >= 11");
        assertThat(house.changes.list(ChangeFilter.ALL)).isEmpty();
    }

    @Test
    void whereFoldersActWhatComesIntoForceOtherwiseIsWrittenAndNotTakenBack() throws Exception {
        var acting = keeper(FolderMode.ACTS);
        acting.look();
        var change = house.approved(house.percent("4"));
        house.activations.activate(BEN, change.number(), change.revision(), "");

        acting.look();
        acting.look();

        assertThat(house.activations.current().change()).isEqualTo(change.number());
        assertThat(Files.readString(folder.resolve(VOLUME))).contains("$line, 4 )");
    }
}
