package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.document.Invoice.Tax;
import throughline.model.value.Money;

/** Taxes of an invoice: of the whole where they are said, else of its lines (TXI; TAX with MOA 124 and 125). */
final class TaxMaking {

    private static final List<String> AMOUNTS = List.of("124", "150", "176");
    private static final List<String> BASES = List.of("125", "79");
    private static final String UNNAMED = "TAX";

    private final Meaning meaning;
    private final MoneyMaking money;
    private final Currency currency;
    private final List<Tax> taxes = new ArrayList<>();

    TaxMaking(Meaning meaning, MoneyMaking money, Currency currency) {
        this.meaning = meaning;
        this.money = money;
        this.currency = currency;
    }

    List<Tax> taxes(InvoiceDraft draft) {
        draft.taxes.forEach(this::add);
        if (taxes.isEmpty() && !meaning.x12()) {
            addSummed(draft);
        }
        if (taxes.isEmpty()) {
            draft.lines.forEach(line -> line.taxes.forEach(this::add));
        }
        return taxes;
    }

    private void add(TaxDraft draft) {
        var said = draft.amount != null ? draft.amount : money.first(draft.sums, AMOUNTS);
        add(draft, said);
    }

    /** One amount of tax for the whole, with the only rate there is when there is only one. */
    private void addSummed(InvoiceDraft draft) {
        var said = money.first(draft.sums, AMOUNTS);
        if (said != null) {
            add(draft.taxes.size() == 1 ? draft.taxes.get(0) : new TaxDraft(), said);
        }
    }

    private void add(TaxDraft draft, @Nullable Value said) {
        int index = taxes.size();
        var amount = money.amount(Field.TAX_AMOUNT, index, 0, said, currency);
        if (amount == null) {
            return;
        }
        var jurisdiction = meaning.text(Field.TAX_JURISDICTION, index, draft.jurisdiction);
        if (jurisdiction == null) {
            jurisdiction = meaning.text(Field.TAX_JURISDICTION, index, draft.kind);
        }
        meaning.used(draft.kind);
        var percent = meaning.decimal(draft.percent);
        if (percent != null) {
            meaning.said(Field.TAX_PERCENT, index, 0, draft.percent);
        }
        var base = money.amount(
                Field.TAX_BASE, index, 0, draft.base != null ? draft.base : money.first(draft.sums, BASES), currency);
        taxes.add(new Tax(
                jurisdiction == null ? UNNAMED : jurisdiction,
                percent == null ? BigDecimal.ZERO : percent,
                base == null ? Money.zero(currency) : base,
                amount));
    }
}
