package throughline.operations.rebate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.CreditNote;
import throughline.model.document.Party;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.EntityId;
import throughline.model.value.Money;
import throughline.model.value.PartyId;
import throughline.operations.billing.TradeParties;
import throughline.operations.master.Customer;
import throughline.operations.master.MasterData;

/** A settlement as the customer gets it (X12 812): a line for each agreement, and one for each rate of tax. */
final class CreditNotes {

    /** X12 element 426. */
    private static final String REBATE = "B2";

    private static final String TAX_DEDUCTED = "55";

    private CreditNotes() {}

    /** @param customer null when he is not in the customer master any more */
    static CreditNote of(
            Settlement settlement, RebateDesk.Taken taken, @Nullable Customer customer, MasterData master) {
        var lines = new ArrayList<CreditNote.Line>();
        taken.amounts()
                .forEach((agreement, amount) -> lines.add(line(
                        lines.size() + 1,
                        "Rebate by agreement %s on invoices from %s to %s"
                                .formatted(agreement, taken.first(), taken.last()),
                        amount,
                        REBATE)));
        taken.taxes()
                .forEach((rate, tax) -> lines.add(line(
                        lines.size() + 1,
                        "Tax of %s %% in %s"
                                .formatted(rate.percent().stripTrailingZeros().toPlainString(), rate.jurisdiction()),
                        tax,
                        TAX_DEDUCTED)));
        var parties = new ArrayList<Party>();
        if (customer != null && !customer.shipTos().isEmpty()) {
            parties.add(TradeParties.buyer(customer));
        }
        var entity = master.entity(new EntityId(settlement.entity()));
        if (entity != null) {
            parties.add(TradeParties.seller(entity));
        }
        return new CreditNote(
                new DocumentNumber(settlement.number()),
                new PartyId(settlement.entity()),
                new PartyId(
                        customer == null || customer.partner() == null ? settlement.customer() : customer.partner()),
                CreditNote.Kind.CREDIT,
                null,
                null,
                settlement.settledOn(),
                settlement.total().currency(),
                REBATE,
                parties,
                List.of(),
                List.of(),
                lines,
                settlement.total(),
                Provenance.OURS);
    }

    private static CreditNote.Line line(int number, String description, Money amount, String reason) {
        return new CreditNote.Line(
                String.valueOf(number), List.of(), description, null, null, null, amount, reason, null);
    }
}
