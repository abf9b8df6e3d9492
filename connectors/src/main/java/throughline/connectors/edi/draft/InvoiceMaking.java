package throughline.connectors.edi.draft;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.token.Standard;
import throughline.model.document.BusinessDocument;
import throughline.model.document.CreditNote;
import throughline.model.document.Invoice;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.Money;

/** An invoice, or the credit or debit that changes one, from its draft (X12 810, 812; EDIFACT INVOIC; TRADACOMS INVOIC). */
final class InvoiceMaking {

    /** MOA of the summary: the invoice's amount before what is left to pay of it, and before older words for either. */
    private static final List<String> TOTALS = List.of("77", "9", "39", "86", "128");

    private static final List<String> ORDERS = List.of("PO", "ON");
    private static final List<String> SHIPMENTS = List.of("SI", "BM", "DQ", "AAK");
    private static final List<String> INVOICES = List.of("IV", "OI");

    /** Days that count from the invoice: ITD02, or 2475. Terms of kind 22 are of a discount, not of what is due. */
    private static final Set<String> X12_FROM_INVOICE = Set.of("", "3");

    private static final Set<String> FROM_INVOICE = Set.of("5");

    private static final int MOST_DAYS = 3650;

    private final Meaning meaning;
    private final MoneyMaking money;
    private final String map;
    private final SourceSpan set;

    InvoiceMaking(Meaning meaning, String map, SourceSpan set) {
        this.meaning = meaning;
        this.money = new MoneyMaking(meaning);
        this.map = map;
        this.set = set;
    }

    /** What credit and invoice have in common. */
    private record Head(
            DocumentNumber number, Currency currency, @Nullable DocumentNumber order, @Nullable LocalDate issuedOn) {}

    @Nullable
    BusinessDocument make(InvoiceDraft draft) {
        if (meaning.standard() == Standard.TRADACOMS) {
            ImpliedDecimals.place(draft);
        }
        var number = meaning.text(Field.NUMBER, draft.number);
        if (number == null) {
            meaning.segment(FindingCode.DOCUMENT_NUMBER, null, 0, "The invoice has no number.");
            return null;
        }
        var currency = money.currency(draft.currencies, draft.sums);
        if (currency == null) {
            return null;
        }
        var order = meaning.text(Field.ORDER, draft.order);
        var head = new Head(
                new DocumentNumber(number),
                currency,
                number(order != null ? order : meaning.reference(Field.ORDER, draft.references, ORDERS)),
                issuedOn(draft));
        var total = total(draft, currency);
        if (total == null) {
            return null;
        }
        var kind = kind(draft);
        return kind == null ? invoice(draft, head, total) : credit(draft, head, kind, total);
    }

    /** That TDS or BCD04 is missing the guide has said already. */
    private @Nullable Money total(InvoiceDraft draft, Currency currency) {
        if (meaning.x12()) {
            return draft.total == null ? null : money.total(draft.total, true, currency);
        }
        boolean summed = meaning.standard() == Standard.EDIFACT;
        return money.total(summed ? money.first(draft.sums, TOTALS) : draft.total, false, currency);
    }

    private Invoice invoice(InvoiceDraft draft, Head head, Money total) {
        var lines = new BilledLineMaking(meaning, money, head.currency()).lines(draft);
        var goods = Money.zero(head.currency());
        for (var line : lines) {
            goods = goods.plus(line.amount());
        }
        var freight = new ArrayList<AdjustmentDraft>();
        var others = new ArrayList<AdjustmentDraft>();
        for (var adjustment : draft.adjustments) {
            (isFreight(adjustment) ? freight : others).add(adjustment);
        }
        return new Invoice(
                head.number(),
                meaning.sender(),
                meaning.receiver(),
                head.order(),
                number(meaning.reference(Field.SHIPMENT, draft.references, SHIPMENTS)),
                head.issuedOn(),
                dueOn(draft, head.issuedOn()),
                meaning.date(Field.SHIPPED_ON, 0, draft.dates, "shippedOn"),
                head.currency(),
                new PartyMaking(meaning).make(meaning.header().and(draft.parties)),
                lines,
                goods,
                freight(freight, head.currency()),
                money.adjustments(others, head.currency()),
                new TaxMaking(meaning, money, head.currency()).taxes(draft),
                total,
                meaning.provenance(map, set));
    }

    private CreditNote credit(InvoiceDraft draft, Head head, CreditNote.Kind kind, Money total) {
        var credit = new CreditMaking(meaning, money, head.currency());
        // "In its own direction" an amount is positive: a credit sent as what is negatively owed is turned round.
        boolean turned = total.isNegative();
        var lines = draft.flag != null ? credit.changes(draft, kind) : credit.billed(draft, turned);
        var invoice = meaning.text(Field.INVOICE, draft.invoice);
        var notes = new LineMaking(meaning, head.currency()).notes(draft.notes);
        return new CreditNote(
                head.number(),
                meaning.sender(),
                meaning.receiver(),
                kind,
                number(invoice != null ? invoice : meaning.reference(Field.INVOICE, draft.references, INVOICES)),
                head.order(),
                head.issuedOn(),
                head.currency(),
                reason(draft, lines),
                new PartyMaking(meaning).make(draft.parties),
                money.adjustments(draft.adjustments, head.currency()),
                notes,
                lines,
                turned ? total.negated() : total,
                meaning.provenance(map, set));
    }

    private @Nullable String reason(InvoiceDraft draft, List<CreditNote.Line> lines) {
        var reasons = lines.stream().map(CreditNote.Line::reason).distinct().toList();
        return draft.reason != null
                ? meaning.text(Field.REASON, draft.reason)
                : reasons.size() == 1 ? reasons.get(0) : null;
    }

    /** BCD05; BIG07 or BGM 1001 where they name a credit or a debit. */
    private CreditNote.@Nullable Kind kind(InvoiceDraft draft) {
        if (draft.flag != null) {
            meaning.said(Field.KIND, 0, 0, draft.flag);
            return draft.flag.text().equals("D") ? CreditNote.Kind.DEBIT : CreditNote.Kind.CREDIT;
        }
        if (draft.kind == null) {
            return null;
        }
        var known = meaning.codes().meaning("bill", draft.kind.text());
        if (known == null) {
            meaning.used(draft.kind);
            return null;
        }
        meaning.said(Field.KIND, 0, 0, draft.kind);
        return CreditNote.Kind.valueOf(known);
    }

    private @Nullable LocalDate issuedOn(InvoiceDraft draft) {
        return draft.date != null
                ? meaning.day(Field.ISSUED_ON, 0, draft.date)
                : meaning.date(Field.ISSUED_ON, 0, draft.dates, "issuedOn");
    }

    private @Nullable LocalDate dueOn(InvoiceDraft draft, @Nullable LocalDate issuedOn) {
        for (var terms : draft.allTerms) {
            var said = meaning.day(Field.DUE_ON, 0, terms.due);
            said = said != null ? said : meaning.date(Field.DUE_ON, 0, terms.dates, "dueOn");
            said = said != null ? said : counted(terms, issuedOn);
            if (said != null) {
                return said;
            }
        }
        return meaning.date(Field.DUE_ON, 0, draft.dates, "dueOn");
    }

    private @Nullable LocalDate counted(TermsDraft terms, @Nullable LocalDate issuedOn) {
        var days = meaning.decimal(terms.days);
        boolean discount = terms.kind != null && terms.kind.text().equals("22");
        boolean inDays = terms.unit == null || terms.unit.text().equals("D");
        boolean fromInvoice = (meaning.x12() ? X12_FROM_INVOICE : FROM_INVOICE)
                .contains(terms.basis == null ? "" : terms.basis.text());
        if (issuedOn == null || days == null || discount || !inDays || !fromInvoice) {
            return null;
        }
        if (days.signum() < 0 || days.stripTrailingZeros().scale() > 0 || days.intValue() > MOST_DAYS) {
            return null;
        }
        meaning.used(terms.basis);
        meaning.used(terms.unit);
        meaning.said(Field.DUE_ON, 0, 0, terms.days);
        return issuedOn.plusDays(days.intValue());
    }

    private boolean isFreight(AdjustmentDraft draft) {
        return Boolean.TRUE.equals(MoneyMaking.charges(draft))
                && draft.code != null
                && meaning.codes().meaning("freight", draft.code.text()) != null;
    }

    private Money freight(List<AdjustmentDraft> drafts, Currency currency) {
        var freight = Money.zero(currency);
        for (var draft : drafts) {
            var amount = money.amount(Field.FREIGHT, 0, draft, currency);
            if (amount != null) {
                meaning.used(draft.indicator);
                meaning.used(draft.code);
                freight = freight.plus(amount);
            }
        }
        return freight;
    }

    private static @Nullable DocumentNumber number(@Nullable String text) {
        return text == null ? null : new DocumentNumber(text);
    }
}
