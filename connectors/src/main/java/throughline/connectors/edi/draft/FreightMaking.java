package throughline.connectors.edi.draft;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.FreightInvoice;
import throughline.model.document.FreightInvoice.Charge;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;

/** A carrier's bill from its draft (X12 210). */
final class FreightMaking {

    private static final List<String> SHIPMENTS = List.of("SI", "BM");
    private static final List<String> CARRIERS = List.of("CN", "2I", "WY");
    private static final String DELIVERED = "035";

    private final Meaning meaning;
    private final MoneyMaking money;
    private final String map;
    private final SourceSpan set;

    FreightMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.money = new MoneyMaking(meaning, false);
        this.map = map;
        this.set = set;
    }

    @Nullable
    FreightInvoice make(FreightDraft draft) {
        var number = meaning.text(Field.NUMBER, draft.number);
        if (number == null) {
            meaning.segment(FindingCode.DOCUMENT_NUMBER, null, 0, "The bill has no number.");
            return null;
        }
        var currency = meaning.currency(draft.currency, DocumentCurrency.X12_DEFAULT);
        if (draft.total == null) {
            return null;
        }
        var total = money.total(draft.total, true, currency);
        if (total == null) {
            return null;
        }
        var shipment = meaning.text(Field.SHIPMENT, draft.shipment);
        shipment = shipment != null ? shipment : meaning.reference(Field.SHIPMENT, draft.references, SHIPMENTS);
        return new FreightInvoice(
                new DocumentNumber(number),
                meaning.sender(),
                meaning.receiver(),
                shipment == null ? null : new DocumentNumber(shipment),
                meaning.text(Field.CARRIER, draft.carrier),
                meaning.reference(Field.TRACKING, draft.references, CARRIERS),
                meaning.day(Field.ISSUED_ON, 0, draft.date),
                deliveredOn(draft),
                new WeightMaking(meaning).weight(Field.WEIGHT, 0, draft.weight, Stream.of(draft.totalUnit, draft.unit)),
                new PartyMaking(meaning).make(draft.parties),
                charges(draft, currency),
                total,
                meaning.provenance(map, set));
    }

    private @Nullable LocalDate deliveredOn(FreightDraft draft) {
        if (draft.deliveredAs != null && draft.deliveredAs.text().equals(DELIVERED)) {
            meaning.used(draft.deliveredAs);
            return meaning.day(Field.DELIVERED_ON, 0, draft.delivered);
        }
        return meaning.date(Field.DELIVERED_ON, 0, draft.dates, "deliveredOn");
    }

    /** A line that rates without charging (L104 left out) is none. */
    private List<Charge> charges(FreightDraft draft, Currency currency) {
        var charges = new ArrayList<Charge>();
        for (var line : draft.lines) {
            for (var said : line.charges) {
                var charge = charge(said, line.references, charges.size(), currency);
                if (charge != null) {
                    charges.add(charge);
                }
            }
        }
        return charges;
    }

    private @Nullable Charge charge(ChargeDraft said, List<ReferenceDraft> references, int index, Currency currency) {
        var amount = money.hundredths(Field.CHARGE_AMOUNT, index, 0, said.amount, currency);
        if (amount == null) {
            return null;
        }
        var number = meaning.text(Field.CHARGE_NUMBER, index, said.number);
        var shipment = meaning.text(Field.CHARGE_SHIPMENT, index, meaning.reference(references, SHIPMENTS));
        return new Charge(
                number == null ? Integer.toString(index + 1) : number,
                meaning.text(Field.CHARGE_CODE, index, said.code),
                meaning.text(Field.CHARGE_DESCRIPTION, index, said.description),
                null,
                amount,
                shipment == null ? null : new DocumentNumber(shipment),
                meaning.segmentSpan(said.segment));
    }
}
