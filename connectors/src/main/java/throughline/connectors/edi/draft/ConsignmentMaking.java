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
import throughline.model.value.Quantity;

/**
 * An instruction to move one consignment from its draft (EDIFACT IFTMIN). Its stops are the parties where goods are taken up and put
 * down; days, weight and packages are of the whole consignment.
 */
final class ConsignmentMaking {

    private static final List<String> NUMBERS = List.of("SRN", "BM", "AAS");
    private static final String GROSS_WEIGHT = "7";
    private static final String PACKAGES = "11";
    private static final String CHARGE = "23";
    private static final String CARRIER = "CA";

    private final Meaning meaning;
    private final MoneyMaking money;
    private final String map;
    private final SourceSpan set;

    ConsignmentMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.money = new MoneyMaking(meaning, false);
        this.map = map;
        this.set = set;
    }

    @Nullable
    ForwardingInstructions make(ConsignmentDraft draft) {
        var number = meaning.text(Field.NUMBER, draft.number);
        number = number != null ? number : meaning.reference(Field.NUMBER, draft.references, NUMBERS);
        if (number == null) {
            meaning.segment(FindingCode.DOCUMENT_NUMBER, null, 0, "The request to move goods has no number.");
            return null;
        }
        var loading = of(draft.stops, "LOAD");
        var unloading = of(draft.stops, "UNLOAD");
        var others = new ArrayList<>(draft.stops);
        others.removeAll(loading);
        others.removeAll(unloading);
        return new ForwardingInstructions(
                new DocumentNumber(number),
                meaning.sender(),
                meaning.receiver(),
                carrier(others),
                meaning.text(Field.PURPOSE, draft.purpose),
                meaning.text(Field.TERMS, draft.terms),
                meaning.date(Field.ISSUED_ON, 0, draft.dates, "issuedOn"),
                weight(draft),
                charge(draft),
                parties(others),
                new LineMaking(meaning, DocumentCurrency.X12_DEFAULT).notes(draft.notes),
                stops(draft, loading, unloading),
                meaning.provenance(map, set));
    }

    /** Those where goods are taken up, or put down: who is nearest to the goods (the despatch party), else who answers for them (the consignor). */
    private List<StopDraft> of(List<StopDraft> named, String act) {
        var nearest = matching(named, act + "_FIRST");
        return nearest.isEmpty() ? matching(named, act) : nearest;
    }

    private List<StopDraft> matching(List<StopDraft> named, String act) {
        return named.stream()
                .filter(each ->
                        each.action != null && act.equals(meaning.codes().meaning("stop", each.action.text())))
                .toList();
    }

    /** The carrier's own code; who else it is stands among the parties. */
    private @Nullable String carrier(List<StopDraft> others) {
        for (var other : others) {
            if (isCarrier(other) && !other.parties.isEmpty()) {
                return meaning.text(Field.CARRIER, other.parties.get(0).id);
            }
        }
        return null;
    }

    private static boolean isCarrier(StopDraft named) {
        return named.action != null && named.action.text().equals(CARRIER);
    }

    /** A carrier of whom only the code is said is no party beside it. */
    private List<Party> parties(List<StopDraft> others) {
        var parties = new ArrayList<PartyDraft>();
        for (var other : others) {
            for (var party : other.parties) {
                if (isCarrier(other) && party.name == null && party.name2 == null) {
                    meaning.used(party.role);
                    meaning.used(party.agency);
                } else {
                    parties.add(party);
                }
            }
        }
        return new PartyMaking(meaning).make(parties);
    }

    private @Nullable Quantity weight(ConsignmentDraft draft) {
        var said = total(draft, GROSS_WEIGHT);
        if (said == null) {
            return null;
        }
        meaning.used(said.qualifier);
        return new WeightMaking(meaning).weight(Field.WEIGHT, 0, said.value, Stream.of(said.unit));
    }

    private @Nullable Money charge(ConsignmentDraft draft) {
        for (var sum : draft.sums) {
            if (sum.qualifier != null && sum.qualifier.text().equals(CHARGE)) {
                var currency = money.currency(draft.currencies, List.of(sum));
                meaning.used(sum.qualifier);
                return currency == null ? null : money.amount(Field.CHARGE, 0, 0, sum.value, currency);
            }
        }
        return null;
    }

    private static @Nullable QuantityDraft total(ConsignmentDraft draft, String qualifier) {
        for (var total : draft.totals) {
            if (total.qualifier != null && total.qualifier.text().equals(qualifier)) {
                return total;
            }
        }
        return null;
    }

    private List<Stop> stops(ConsignmentDraft draft, List<StopDraft> loading, List<StopDraft> unloading) {
        var stops = new ArrayList<Stop>(loading.size() + unloading.size());
        for (var stop : loading) {
            stops.add(stop(stops.size(), draft, stop, "loadOn"));
        }
        for (var stop : unloading) {
            stops.add(stop(stops.size(), draft, stop, "unloadOn"));
        }
        return stops;
    }

    private Stop stop(int index, ConsignmentDraft draft, StopDraft stop, String day) {
        var packages = index > 0 ? null : total(draft, PACKAGES);
        return new Stop(
                Integer.toString(index + 1),
                meaning.text(Field.STOP_ACTION, index, stop.action),
                meaning.date(Field.STOP_ON, index, draft.dates, day),
                stop.parties.isEmpty() ? null : new PartyMaking(meaning, true).make(index, stop.parties.get(0)),
                StopMaking.references(meaning, index, stop),
                null,
                packages == null ? null : StopMaking.packages(meaning, index, packages.qualifier, packages.value),
                meaning.segmentSpan(stop.segment));
    }
}
