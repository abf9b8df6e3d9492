package throughline.connectors.compose;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import throughline.connectors.Partner;
import throughline.connectors.json.ExampleDocuments;
import throughline.connectors.partner.PartnerFolders;
import throughline.model.document.BusinessDocument;

/** Partners, documents, and what was written of them. */
final class Examples {

    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T08:05:00Z"), ZoneOffset.UTC);
    static final PartnerFolders PARTNERS = new PartnerFolders(List.of(Path.of("partners")), CLOCK);

    private Examples() {}

    static Partner partner(String code) {
        return PARTNERS.byCode(code).orElseThrow();
    }

    static BusinessDocument document(String type) {
        return ExampleDocuments.all().stream()
                .filter(document -> document.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    static String text(Composed composed) {
        return new String(composed.bytes(), StandardCharsets.ISO_8859_1);
    }

    static List<String> lines(Composed composed) {
        return text(composed).lines().toList();
    }
}
