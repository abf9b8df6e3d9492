package throughline.connectors.edi.draft;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.ForwardingResponse;
import throughline.model.document.ForwardingResponse.Answer;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;

/** A carrier's answer to a load tender from its draft (X12 990). */
final class TenderAnswerMaking {

    private static final List<String> TENDERS = List.of("SI", "BM", "LO");
    private static final List<String> CARRIERS = List.of("CN", "2I");

    private final Meaning meaning;
    private final String map;
    private final SourceSpan set;

    TenderAnswerMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.map = map;
        this.set = set;
    }

    @Nullable
    ForwardingResponse make(TenderAnswerDraft draft) {
        var number = meaning.text(Field.NUMBER, draft.number);
        number = number != null ? number : meaning.reference(Field.NUMBER, draft.references, TENDERS);
        if (number == null) {
            meaning.segment(FindingCode.DOCUMENT_NUMBER, null, 0, "The carrier does not say which load it answers.");
            return null;
        }
        return new ForwardingResponse(
                new DocumentNumber(number),
                meaning.sender(),
                meaning.receiver(),
                meaning.text(Field.CARRIER, draft.carrier),
                answer(meaning.text(Field.ANSWER, draft.answer)),
                meaning.day(Field.ANSWERED_ON, 0, draft.date),
                meaning.reference(Field.CARRIER_REFERENCE, draft.references, CARRIERS),
                reason(draft),
                meaning.provenance(map, set));
    }

    /** B106, V908, and the carrier's own words for it. */
    private @Nullable String reason(TenderAnswerDraft draft) {
        return Stream.of(draft.reason, draft.eventReason, draft.event, draft.remark)
                .map(value -> meaning.text(Field.REASON, value))
                .filter(word -> word != null)
                .findFirst()
                .orElse(null);
    }

    /** What is neither yes nor no the shipper has to look at. */
    private Answer answer(@Nullable String code) {
        var known = code == null ? null : meaning.codes().meaning("tender", code);
        return known == null ? Answer.CONDITIONAL : Answer.valueOf(known);
    }
}
