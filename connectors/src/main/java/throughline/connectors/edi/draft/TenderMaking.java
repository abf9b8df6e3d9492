package throughline.connectors.edi.draft;

import java.math.BigDecimal;
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

/** A request to move goods from its draft (X12 204; EDIFACT IFTMIN). */
final class TenderMaking {

    private static final List<String> TENDERS = List.of("SI", "BM", "LO");
    private static final BigDecimal MOST_PACKAGES = BigDecimal.valueOf(999_999_999);

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

    /** L305 is in hundredths; MOA 5004 is a plain decimal in the currency that CUX names. */
    private @Nullable Money charge(TenderDraft draft) {
        if (draft.charge == null) {
            return null;
        }
        if (meaning.x12()) {
            return money.hundredths(Field.CHARGE, 0, 0, draft.charge, DocumentCurrency.X12_DEFAULT);
        }
        var currency = money.currency(draft.currencies);
        return currency == null ? null : money.amount(Field.CHARGE, 0, 0, draft.charge, currency);
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
                    references(index, stop),
                    weights.weight(Field.STOP_WEIGHT, index, stop.weight, Stream.of(stop.unit)),
                    packages(index, stop),
                    meaning.segmentSpan(stop.segment)));
        }
        return stops;
    }

    /** The first party of a stop is where it is. */
    private @Nullable Party place(int index, StopDraft stop) {
        return stop.parties.isEmpty() ? null : new PartyMaking(meaning, true).make(index, stop.parties.get(0));
    }

    private List<String> references(int index, StopDraft stop) {
        var references = new ArrayList<String>();
        for (var reference :
                Stream.concat(stop.references.stream(), stop.orders.stream()).toList()) {
            var said = reference.value == null ? "" : reference.value.text();
            if (!said.isEmpty() && !references.contains(said)) {
                meaning.said(Field.STOP_REFERENCE, index, references.size(), reference.value);
                meaning.used(reference.qualifier);
                references.add(said);
            }
        }
        return references;
    }

    private @Nullable Integer packages(int index, StopDraft stop) {
        var count = meaning.decimal(stop.packages);
        if (count == null
                || count.signum() < 0
                || count.stripTrailingZeros().scale() > 0
                || count.compareTo(MOST_PACKAGES) > 0) {
            return null;
        }
        meaning.said(Field.STOP_PACKAGES, index, 0, stop.packages);
        return count.intValueExact();
    }
}
