package throughline.console;

import java.time.Instant;
import java.util.List;
import throughline.model.lineage.SealedMessage;
import throughline.operations.flow.FolderReport;

/** What northgate's folder would tell; with each real message one document more. */
final class ListReport implements FolderReport {

    @Override
    public List<Covered> coverage(String code, List<SealedMessage> real) {
        return List.of(
                new Covered(
                        "850",
                        2 + real.size(),
                        1,
                        75,
                        List.of(
                                new Place("BEG03", 2, 2, 0, 0, 0, List.of("number"), null),
                                new Place("PER02", 1, 0, 0, 0, 1, List.of(), "we never call their buyers"),
                                new Place("REF02", 1, 0, 0, 1, 0, List.of(), null))),
                new Covered("997", 1, 0, 100, List.of()));
    }

    @Override
    public List<Certificate> certificates(String code) {
        return List.of(new Certificate(
                "2026-12-01-northgate.pem",
                "CN=northgate",
                Instant.parse("2026-12-01T00:00:00Z"),
                Instant.parse("2026-12-20T00:00:00Z"),
                "ENDS_SOON"));
    }
}
