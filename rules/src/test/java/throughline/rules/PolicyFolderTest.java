package throughline.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.rules.example.ExampleCase;

class PolicyFolderTest {

    @TempDir
    Path work;

    private Path folder;
    private Path file;

    @BeforeEach
    void oneSmallFolder() throws IOException {
        folder = work.resolve("policy");
        file = folder.resolve("pricing/volume-break.drl");
        Files.createDirectories(file.getParent());
        Files.copy(ShippedPolicy.FOLDER.resolve("pricing/volume-break.drl"), file);
    }

    @Test
    void aChangeIsTakenInWithoutRestart() throws Exception {
        var policies = open();
        String before = policies.current().fingerprint();
        Files.writeString(
                file, Files.readString(file).replace("price.discount( $line, 3 )", "price.discount( $line, 4 )"));
        var told = new ArrayList<String>();

        assertThat(policies.look(book -> told.add(book.fingerprint()))).isTrue();

        assertThat(policies.current().fingerprint()).isNotEqualTo(before).isEqualTo(told.get(0));
        assertThat(policies.look(book -> told.add("again"))).isFalse();
    }

    @Test
    void aMistakeLeavesTheLastGoodBookInForceAndSaysWhatIsWrong() throws Exception {
        var policies = open();
        String good = policies.current().fingerprint();
        Files.writeString(file, Files.readString(file).replace("cases >= 50", "casis >= 50"));

        assertThat(policies.look(book -> {})).isFalse();

        assertThat(policies.current().fingerprint()).isEqualTo(good);
        assertThat(policies.status().mistakes()).singleElement().satisfies(mistake -> assertThat(mistake.toString())
                .startsWith("pricing/volume-break.drl:")
                .contains("did you mean \"cases\""));
    }

    @Test
    void aFolderWithAMistakeCannotBeOpenedAtAll() throws IOException {
        Files.writeString(file, "package policy.pricing\nrule \"R\"\nwhen\nthen\nend\n");

        assertThatThrownBy(this::open).isInstanceOf(PolicyException.class).hasMessageContaining("volume-break.drl:");
    }

    @Test
    void aDamagedKeptBookIsCompiledAgain() throws Exception {
        var binder = new RuleBookBinder(work.resolve("books"));
        binder.bind(PolicyFolder.read(folder));
        Path kept = Files.list(work.resolve("books")).findFirst().orElseThrow();
        Files.write(kept, new byte[] {1, 2, 3});

        assertThat(binder.bind(PolicyFolder.read(folder)).rules()).hasSize(4);
    }

    @Test
    void aBookWithoutTheRulesOfADeskIsAskedByEitherEngine() throws Exception {
        var book = new RuleBookBinder(null).bind(PolicyFolder.read(folder));
        var facts = ExampleCase.read(
                        "pricing/examples/volume-break.csv", "example,Line.cases,expect\nten,10,discount 3\n")
                .get(0);

        for (var engine : RuleBook.Engine.values()) {
            assertThat(book.rehearse(Desk.PRICING, facts.facts(), facts.day(), engine))
                    .as(engine.name())
                    .hasSize(1);
        }
    }

    private PolicyFolder open() throws IOException, PolicyException {
        return PolicyFolder.open(folder, new RuleBookBinder(null), Clock.systemUTC());
    }
}
