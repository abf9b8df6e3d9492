package throughline.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import throughline.connectors.partner.PartnerFolders;
import throughline.operations.freight.Agreement;

class KnownAgreementsTest {

    @TempDir
    private Path folders;

    @Test
    void whatACarriersProfileSaysGoesBeforeWhatHoldsForEverybody() throws Exception {
        Files.writeString(
                Files.createDirectories(folders.resolve("fastfreight")).resolve("profile.yaml"),
                """
                name: Fast Freight
                identifiers:
                  - {format: X12, value: "ZZ:FASTFREIGHT"}
                freight: {toleranceAmount: 2.50, dueDays: 14}
                """);
        var usual = new Agreement(BigDecimal.valueOf(5), BigDecimal.TEN, 30);
        var agreements = new KnownAgreements(new PartnerFolders(List.of(folders), Clock.systemUTC()), usual);

        assertThat(agreements.of("fastfreight"))
                .isEqualTo(new Agreement(BigDecimal.valueOf(5), new BigDecimal("2.50"), 14));
        assertThat(agreements.of("somebody")).isEqualTo(usual);
        assertThat(agreements.of(null)).isEqualTo(usual);
    }
}
