package throughline.connectors.edi.draft;

import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;

/** The currency of a document's prices (X12 CUR; EDIFACT CUX). */
final class DocumentCurrency {

    /** X12 is spoken where the dollar is the default; EDIFACT has none, and ISO 4217's XXX says "no currency". */
    static final Currency X12_DEFAULT = Currency.getInstance("USD");

    /** TRADACOMS is British, and its orders and invoices have no place of their own for a currency. */
    private static final Currency TRADACOMS_DEFAULT = Currency.getInstance("GBP");

    static final Currency NOT_SAID = Currency.getInstance("XXX");
    private static final Set<String> PRICE_CURRENCIES = Set.of("BY", "SE", "ZZ", "BT", "VN", "SU");

    private final Meaning meaning;
    private final boolean ofDocument;

    DocumentCurrency(Meaning meaning) {
        this(meaning, true);
    }

    /** @param ofDocument whether the document has a currency of its own, beside those of its prices */
    DocumentCurrency(Meaning meaning, boolean ofDocument) {
        this.meaning = meaning;
        this.ofDocument = ofDocument;
    }

    /** As the document says it, or null. */
    @Nullable
    Currency of(List<CurrencyDraft> drafts) {
        for (var draft : drafts) {
            boolean x12Price = draft.qualifier == null || PRICE_CURRENCIES.contains(draft.qualifier.text());
            boolean reference =
                    draft.qualifier != null && draft.qualifier.text().equals("2");
            if (draft.code != null && (meaning.x12() ? x12Price : reference)) {
                return known(draft.qualifier, draft.code);
            }
            if (draft.otherCode != null
                    && draft.otherQualifier != null
                    && draft.otherQualifier.text().equals("2")) {
                return known(draft.otherQualifier, draft.otherCode);
            }
        }
        return drafts.isEmpty() || drafts.get(0).code == null
                ? null
                : known(drafts.get(0).qualifier, drafts.get(0).code);
    }

    /** Of prices that name none, in a document whose currency is this. */
    Currency ofPrices(@Nullable Currency documents) {
        if (documents != null) {
            return documents;
        }
        return switch (meaning.standard()) {
            case X12 -> X12_DEFAULT;
            case EDIFACT -> NOT_SAID;
            case TRADACOMS -> TRADACOMS_DEFAULT;
        };
    }

    @Nullable
    Currency known(@Nullable Value qualifier, Value code) {
        var text = code.text().toUpperCase(Locale.ROOT);
        meaning.used(qualifier);
        try {
            var currency = Currency.getInstance(text);
            if (ofDocument) {
                meaning.said(Field.CURRENCY, 0, 0, code);
            } else {
                meaning.used(code);
            }
            return currency;
        } catch (IllegalArgumentException e) {
            meaning.at(
                    FindingCode.DOCUMENT_CURRENCY,
                    code,
                    "\"%s\" is no currency of ISO 4217; it was left out.".formatted(text));
            return null;
        }
    }
}
