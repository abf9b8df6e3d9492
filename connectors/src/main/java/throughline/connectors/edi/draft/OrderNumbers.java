package throughline.connectors.edi.draft;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.value.DocumentNumber;

/** The purchase order that a document is about. Of several it names the first; the others stay unread, and a finding names each. */
final class OrderNumbers {

    private static final List<String> X12_ORDER = List.of("PO");
    private static final List<String> EDIFACT_ORDER = List.of("ON");

    private final Meaning meaning;
    private final Set<String> others = new HashSet<>();
    private @Nullable String first;

    OrderNumbers(Meaning meaning) {
        this.meaning = meaning;
    }

    void add(@Nullable Value said) {
        if (said == null || said.text().isEmpty()) {
            return;
        }
        var text = said.text();
        if (first == null) {
            first = meaning.text(Field.ORDER, said);
        } else if (first.equals(text)) {
            meaning.used(said);
        } else if (others.add(text)) {
            meaning.at(
                    FindingCode.DOCUMENT_ORDERS,
                    said,
                    "It is about order %s too; as one document names one order, it was read as about %s."
                            .formatted(text, first));
        }
    }

    /** REF PO; RFF ON. */
    void add(List<ReferenceDraft> references) {
        for (var qualifier : meaning.x12() ? X12_ORDER : EDIFACT_ORDER) {
            for (var reference : references) {
                if (reference.qualifier != null && reference.qualifier.text().equals(qualifier)) {
                    meaning.used(reference.qualifier);
                    add(reference.value);
                }
            }
        }
    }

    @Nullable
    DocumentNumber order() {
        return first == null ? null : new DocumentNumber(first);
    }
}
