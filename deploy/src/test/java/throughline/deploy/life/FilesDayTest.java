package throughline.deploy.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A warehouse that sends CSV files, from its first day to a count that the books follow. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FilesDayTest {

    private static final String ADJUSTED = "Adjustment,Warehouse,Date,Item,Change,Unit,Reason,Lot\n"
            + "A-77,WH-EAST,2026-03-04,TL-10002,-2,EA,CYCLE,\nA-77,WH-EAST,2026-03-04,TL-10002,-3,EA,DMG,\n";

    private Installation installation;
    private Calls calls;
    private Path work;

    @BeforeAll
    void start(@TempDir Path root, @TempDir Path files) throws Exception {
        work = files;
        installation = new Installation(root);
        calls = installation.up();
    }

    @AfterAll
    void end() throws Exception {
        installation.close();
    }

    @Test
    @Order(1)
    void theWarehouseIsTakenInFromItsTemplateWithoutAProgrammer() throws Exception {
        var made = installation.run("partner", "new", "depot", "--from", "csv-warehouse", "--name", "The Depot");
        assertThat(made.err()).isEmpty();
        assertThat(installation.run("partner", "check", "depot").code()).isZero();

        var loaded = installation.run(
                "master",
                "load",
                file(
                        "warehouses.csv",
                        "warehouse,name,entity,kind,partner,supplier,cut-off hour,street,city,region,postal code,country\n"
                                + "WH-EAST,East Coast Distribution Center,US01,third party,depot,,16,1 Keystone Way,Harrisburg,PA,17101,US\n"));
        assertThat(loaded.err()).isEmpty();
        assertThat(loaded.code()).isZero();
    }

    @Test
    @Order(2)
    void whatItAdjustsIsInTheBooksOnceDownToTheBytesOfEachLine() throws Exception {
        var file = file("adjusted-77.csv", ADJUSTED);

        var taken = installation
                .run("process", "--partner", "depot", file, "--json")
                .json()
                .get(0);
        assertThat(taken.path("status").asString()).isEqualTo("accepted");
        assertThat(taken.path("format").asString()).isEqualTo("CSV");
        assertThat(taken.path("journalEntries").asInt()).isEqualTo(2);
        assertThat(taken.path("acknowledgements").isEmpty()).isTrue();
        assertThat(taken.path("outbound").isEmpty()).isTrue();

        var entry = calls.get("trace/A-77").path("entries").get(0);
        assertThat(entry.path("kind").asString()).isEqualTo("stock adjustment");
        var source = entry.path("lines").get(0).path("source");
        var bytes = ADJUSTED.getBytes(StandardCharsets.UTF_8);
        assertThat(new String(
                        bytes,
                        source.path("offset").asInt(),
                        source.path("length").asInt(),
                        StandardCharsets.UTF_8))
                .startsWith("A-77,WH-EAST,2026-03-04,TL-10002,-");

        installation.run("process", "--partner", "depot", file, "--json");
        assertThat(calls.get("trace/A-77").path("entries").size()).isEqualTo(2);
        calls.assertProved();
    }

    @Test
    @Order(3)
    void aCountIsComparedAndTheBooksFollowItWhenAPlannerSaysSo() throws Exception {
        var file = file(
                "counted-9.csv",
                "Count,Warehouse,Date,Item,Quantity,Unit,State,Lot\nC-9,WH-EAST,2036-03-04,TL-10002,6650,EA,,\n"
                        + "C-9,WH-EAST,2036-03-04,TL-10002,3,EA,DMG,\n");
        var taken = installation
                .run("process", "--partner", "depot", file, "--json")
                .json()
                .get(0);
        assertThat(taken.path("status").asString()).isEqualTo("accepted");

        var listed = installation.run("counts", "--json").json().get(0);
        assertThat(listed.path("state").asString()).isEqualTo("DIFFERS");
        assertThat(installation.run("counts", "SC-0000001").out())
                .contains("TL-10002", "counted       6650", "books       6655", "not named");
        var found = live("STOCK_DIFFERS");
        assertThat(found.path("desk").asString()).isEqualTo("PLANNING");

        var released = installation.run("cases", "release", found.path("id").asString(), "--reason", "counted twice");

        assertThat(released.err()).isEmpty();
        assertThat(calls.get("counts/SC-0000001").path("count").path("state").asString())
                .isEqualTo("ACCEPTED");
        assertThat(calls.get("trace/C-9").path("entries").size()).isEqualTo(1);
        calls.assertProved();
    }

    @Test
    @Order(4)
    void aFileThatFitsNoMapAndOneOfNobodySayWhatTheyNeed() throws Exception {
        var text = "Wave;Dock;Door\n1;2;3\n";
        var strange = installation.run("process", "--partner", "depot", file("waves.csv", text), "--json");
        assertThat(strange.json().get(0).path("cases").toString()).contains("None of the maps of 'depot' fits");

        var nobodys = installation.run("process", file("nobodys.csv", text), "--json");
        assertThat(nobodys.json().get(0).path("cases").toString()).contains("3 of them: Wave, Dock, Door", "--partner");
    }

    private JsonNode live(String code) throws Exception {
        for (var each : calls.get("cases")) {
            if (each.path("code").asString().equals(code)) {
                return each;
            }
        }
        throw new AssertionError("no case " + code);
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(work.resolve(name), text).toString();
    }
}
