package throughline.connectors.edi.envelope;

import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.finding.Findings;
import throughline.connectors.edi.token.SegmentTable;
import throughline.connectors.edi.token.Standard;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.ApplicationResponse.Kind;
import throughline.model.document.ApplicationResponse.Status;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.lineage.Spans;
import throughline.model.reading.Envelope;
import throughline.model.reading.ReadSet;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;

/** A partner's TA1: a segment of its own between ISA and IEA, outside every group. */
final class TechnicalAcknowledgement {

    private TechnicalAcknowledgement() {}

    /** From the table's first segment. */
    static ReadSet read(Envelope envelope, Findings envelopeFindings, int position) {
        var table = envelopeFindings.table();
        var findings = new Findings(envelopeFindings.message(), table, Standard.X12);
        for (int element : new int[] {1, 4, 5}) {
            if (table.text(0, element).isEmpty()) {
                findings.missing(
                        FindingCode.ELEMENT_MISSING,
                        FindingCode.ELEMENT_MISSING.severity(),
                        0,
                        element,
                        0,
                        "X12 TA1%02d".formatted(element),
                        "TA1%02d is missing; the standard demands it.".formatted(element));
            }
        }
        var source = new SourceSpan(findings.message(), table.offset(0), table.length(0), "TA1");
        var interchange = table.text(0, 1);
        var document = interchange.isEmpty() ? null : response(envelope, findings, source);
        return new ReadSet("TA1", null, null, envelope.control(), position, document, findings.list(), source);
    }

    private static ApplicationResponse response(Envelope envelope, Findings findings, SourceSpan source) {
        var table = findings.table();
        var partner = envelope.partner();
        return new ApplicationResponse(
                new DocumentNumber("TA1-" + envelope.control() + "-" + table.text(0, 1)),
                new PartyId(partner != null ? partner : envelope.sender()),
                new PartyId(envelope.receiver()),
                Kind.TA1,
                table.text(0, 1),
                orNull(table.text(0, 2)),
                orNull(table.text(0, 3)),
                null,
                null,
                null,
                status(table.text(0, 4)),
                orNull(table.text(0, 5)),
                List.of(),
                0,
                new Provenance(source, spans(findings), List.of(), "x12/TA1@1 built in"));
    }

    private static Status status(String code) {
        return switch (code) {
            case "A" -> Status.ACCEPTED;
            case "E" -> Status.ACCEPTED_WITH_ERRORS;
            default -> Status.REJECTED;
        };
    }

    private static Spans spans(Findings findings) {
        var table = findings.table();
        var spans = new LinkedHashMap<String, SourceSpan>();
        var pointers = List.of("/interchange", "/interchangeDate", "/interchangeTime", "/status", "/noteCode");
        for (int element = 1; element <= pointers.size(); element++) {
            int token = table.find(0, element, 1);
            if (token != SegmentTable.NOWHERE) {
                var span = new SourceSpan(
                        findings.message(),
                        table.tokenOffset(token),
                        table.tokenLength(token),
                        "TA1%02d".formatted(element));
                spans.put(pointers.get(element - 1), span);
            }
        }
        return Spans.of(spans);
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
