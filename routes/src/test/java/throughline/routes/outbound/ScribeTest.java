package throughline.routes.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.connectors.compose.Composer;
import throughline.connectors.partner.PartnerFolders;
import throughline.operations.House;

/** As a partner's profile says it: together, and what its business owes us for each. */
class ScribeTest {

    @TempDir
    Path folder;

    @Test
    void whatLeavesTogetherIsOneGroupAndEachSetWaitsForItsOwnAnswers() throws Exception {
        profile("batch: {everyMinutes: 15, upTo: 3, documents: [OrderResponse]}\n");
        try (var house = new House()) {
            var scribe = scribe(house);
            for (int i = 0; i < 3; i++) {
                house.take("northgate", House.buy("northgate", "GROUP-" + i, "TL-10002 12 EA"));
            }
            house.operations.outbound().compose(20, scribe);
            assertThat(house.operations.outbound().bundle(scribe)).isEqualTo(3);

            var sent = carried(house);
            assertThat(sent).singleElement().satisfies(text -> assertThat(text)
                    .contains("ST*855*0001~", "ST*855*0002~", "ST*855*0003~", "GE*3*1~")
                    .containsOnlyOnce("ISA*"));
            assertThat(house.rows(
                            "select interchange || ' ' || group_control || ' ' || set_control from desk.expectation"
                                    + " where partner = 'northgate' order by outbox"))
                    .containsExactly("000000001 1 0001", "000000001 1 0002", "000000001 1 0003");
        }
    }

    @Test
    void whatWaitedForOthersWhenTheProfileChangedLeavesAsItSaysNow() throws Exception {
        profile("batch: {everyMinutes: 15}\n");
        try (var house = new House()) {
            house.take("northgate", House.buy("northgate", "ALONE-1", "TL-10002 12 EA"));
            house.operations.outbound().compose(20, scribe(house));
            Files.writeString(
                    folder.resolve("northgate/profile.yaml"),
                    Files.readString(folder.resolve("northgate/profile.yaml")).replace("OrderResponse: {}", ""));
            house.clock.forward(Duration.ofMinutes(16));

            house.operations.outbound().bundle(scribe(house));

            assertThat(house.operations.outbound().list(null, null, 10))
                    .filteredOn(each -> each.receiver().equals("northgate"))
                    .singleElement()
                    .satisfies(each -> assertThat(each.state()).isEqualTo("not wanted"));
        }
    }

    private List<String> carried(House house) throws InterruptedException {
        var sent = new ArrayList<String>();
        house.operations.outbound().carry("northgate", 10, parcel -> {
            try (var bytes = house.vault.open(parcel.message()).open()) {
                sent.add(new String(bytes.readAllBytes(), ISO_8859_1));
            }
        });
        return sent;
    }

    private Scribe scribe(House house) {
        return new Scribe(
                new PartnerFolders(List.of(folder), house.clock),
                new Composer(house.clock),
                (unit, code, composed) -> house.vault
                        .sealOutbound(unit, code, "outbox", composed.name(), composed.bytes())
                        .id());
    }

    private void profile(String more) throws IOException {
        var own = Files.createDirectories(folder.resolve("northgate"));
        Files.writeString(
                own.resolve("profile.yaml"),
                """
                name: Northgate Stores
                identifiers:
                  - {format: X12, value: "ZZ:NORTHGATE"}
                envelope: {format: X12, version: "004010", ours: "ZZ:THROUGHLINE", theirs: "ZZ:NORTHGATE"}
                outbound:
                  OrderResponse: {}
                  Invoice: {}
                """
                        + more);
    }
}
