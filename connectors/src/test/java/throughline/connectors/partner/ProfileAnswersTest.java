package throughline.connectors.partner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How soon businesses answer each other, as profiles say it. */
class ProfileAnswersTest {

    @TempDir
    private Path data;

    @Test
    void aProfileSaysHowSoonItsBusinessAnswersWhatItGets() throws IOException {
        var head = "name: Acme\nidentifiers:\n  - {format: X12, value: 'ZZ:ACME'}\n"
                + "envelope: {format: X12, version: '004010', ours: 'ZZ:US', theirs: 'ZZ:ACME'}\noutbound: {Order: {}}\n";
        write("acme", head + "answers: {Order: 24}\n");

        assertThat(folders().byCode("acme").orElseThrow().terms().answers())
                .isEqualTo(Map.of("Order", Duration.ofHours(24)));

        write("acme", head + "answers: {ForwardingInstructions: 4}\n");
        assertThat(folders().problems())
                .singleElement()
                .asString()
                .contains("acme/profile.yaml, line 6", "it gets no ForwardingInstructions");
        write("acme", head + "answers: {RemittanceAdvice: 4}\n");
        assertThat(folders().problems())
                .singleElement()
                .asString()
                .contains("no answer is known to 'RemittanceAdvice'");
    }

    @Test
    void aProfileSaysHowSoonWeAnswerWhatItSends() throws IOException {
        var head = "name: Acme\nidentifiers:\n  - {format: X12, value: 'ZZ:ACME'}\n"
                + "envelope: {format: X12, version: '004010', ours: 'ZZ:US', theirs: 'ZZ:ACME'}\n"
                + "outbound: {OrderResponse: {}}\n";
        write("acme", head + "weAnswer: {Order: 24, OrderChange: 4}\n");

        assertThat(folders().byCode("acme").orElseThrow().terms().weAnswer())
                .isEqualTo(Map.of("Order", Duration.ofHours(24), "OrderChange", Duration.ofHours(4)));

        write("acme", head + "weAnswer: {ForwardingInstructions: 4}\n");
        assertThat(folders().problems())
                .singleElement()
                .asString()
                .contains("line 6", "a ForwardingInstructions is answered by a ForwardingResponse, and it gets none");
        write("acme", head + "weAnswer: {ShipmentInstruction: 4}\n");
        assertThat(folders().problems())
                .singleElement()
                .asString()
                .contains("no answer is known to 'ShipmentInstruction'");
        write("acme", head + "weAnswer: {Order: 4}\ntransport: {kind: none}\n");
        assertThat(folders().problems()).singleElement().asString().contains("nothing is brought to it");
    }

    private PartnerFolders folders() {
        return new PartnerFolders(List.of(data), Clock.systemUTC());
    }

    private void write(String code, String profile) throws IOException {
        Files.createDirectories(data.resolve(code));
        Files.writeString(data.resolve(code).resolve("profile.yaml"), profile);
    }
}
