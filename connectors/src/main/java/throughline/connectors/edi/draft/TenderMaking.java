package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.ForwardingInstructions;
import throughline.model.document.ForwardingInstructions.Stop;
import throughline.model.document.Party;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Money;

/** A request to move goods from its draft (X12 204). */
final class TenderMaking {

    private static final List<String> TENDERS = List.of("SI", "BM", "LO");

    private final Meaning meaning;
    private final MoneyMaking money;
    private final WeightMaking weights;
    private final String map;
    private final SourceSpan set;

    TenderMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.money = new MoneyMaking(meaning, false);
        this.weights = new WeightMaking(meaning);
        this.map = map;
        this.set = set;
    }

    @Nullable
    ForwardingInstructions make(TenderDraft draft) {
        var number = meaning.text(Field.NUMBER, draft.number);
        number = number != null ? number : meaning.reference(Field.NUMBER, draft.references, TENDERS);
        if (number == null) {
            meaning.segment(FindingCode.DOCUMENT_NUMBER, null, 0, "The request to move goods has no number.");
            return null;
        }
        return new ForwardingInstructions(
                new DocumentNumber(number),
                meaning.sender(),
                meaning.receiver(),
                meaning.text(Field.CARRIER, draft.carrier),
                meaning.text(Field.PURPOSE, draft.purpose),
                meaning.text(Field.TERMS, draft.terms),
                meaning.date(Field.ISSUED_ON, 0, draft.dates, "issuedOn"),
                weights.weight(Field.WEIGHT, 0, draft.weight, Stream.of(draft.unit)),
                charge(draft),
                new PartyMaking(meaning).make(draft.parties),
                new LineMaking(meaning, DocumentCurrency.X12_DEFAULT).notes(draft.notes),
                stops(draft),
                meaning.provenance(map, set));
    }

    /** L305 is in hundredths of the dollar. */
    private @Nullable Money charge(TenderDraft draft) {
        return money.hundredths(Field.CHARGE, 0, 0, draft.charge, DocumentCurrency.X12_DEFAULT);
    }

    private List<Stop> stops(TenderDraft draft) {
        var stops = new ArrayList<Stop>(draft.stops.size());
        for (var stop : draft.stops) {
            int index = stops.size();
            var number = meaning.text(Field.STOP_NUMBER, index, stop.number);
            stops.add(new Stop(
                    number == null ? Integer.toString(index + 1) : number,
                    meaning.text(Field.STOP_ACTION, index, stop.action),
                    meaning.date(Field.STOP_ON, index, stop.dates, "stopOn"),
                    place(index, stop),
                    StopMaking.references(meaning, index, stop),
                    weights.weight(Field.STOP_WEIGHT, index, stop.weight, Stream.of(stop.unit)),
                    StopMaking.packages(meaning, index, null, stop.packages),
                    meaning.segmentSpan(stop.segment)));
        }
        return stops;
    }

    /** The first party of a stop is where it is. */
    private @Nullable Party place(int index, StopDraft stop) {
        return stop.parties.isEmpty() ? null : new PartyMaking(meaning, true).make(index, stop.parties.get(0));
    }
}
