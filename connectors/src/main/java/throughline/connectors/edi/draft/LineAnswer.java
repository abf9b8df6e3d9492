package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.model.document.OrderResponse.LineStatus;
import throughline.model.document.OrderResponse.Status;

/** What a seller says to one line: how much comes now, how much later, and in a word what became of it (ACK, POC02; LIN 1229, QTY). */
final class LineAnswer {

    /** Shipped in part, and the rest follows. */
    private static final String PARTLY = "BP";

    private static final List<String> TO_BE_DELIVERED = List.of("113", "12");
    private static final List<String> TO_FOLLOW = List.of("83");
    private static final List<String> SUBSTITUTE = List.of("3", "4");

    private final Meaning meaning;
    private final LineMaking making;
    private final int index;
    private final BigDecimal ordered;
    private BigDecimal confirmed = BigDecimal.ZERO;
    private BigDecimal backOrdered = BigDecimal.ZERO;
    private LineStatus status = LineStatus.ACCEPTED;

    LineAnswer(Meaning meaning, LineMaking making, int index, BigDecimal ordered) {
        this.meaning = meaning;
        this.making = making;
        this.index = index;
        this.ordered = ordered;
    }

    BigDecimal confirmed() {
        return confirmed;
    }

    BigDecimal backOrdered() {
        return backOrdered;
    }

    LineStatus status() {
        return status;
    }

    /** @param whole the answer to the order, which counts where the line has none of its own; null when it has none */
    void x12(LineDraft draft, @Nullable Status whole) {
        if (draft.confirmed.isEmpty()) {
            wholly(ofChange(draft, whole));
            return;
        }
        LineStatus said = null;
        for (var part : draft.confirmed) {
            var of = take(part);
            if (of == LineStatus.SUBSTITUTED) {
                substitute(draft, part);
            }
            said = said == null || said == LineStatus.ACCEPTED || of == LineStatus.BACK_ORDERED ? of : said;
        }
        status = said == null ? LineStatus.ACCEPTED : said;
    }

    /** Nothing confirmed of what was refused; all of it otherwise. */
    private void wholly(LineStatus said) {
        status = said;
        confirmed = said == LineStatus.REJECTED || said == LineStatus.BACK_ORDERED ? BigDecimal.ZERO : ordered;
        backOrdered = said == LineStatus.BACK_ORDERED ? ordered : BigDecimal.ZERO;
    }

    /** POC02 of a line without ACK. */
    private LineStatus ofChange(LineDraft draft, @Nullable Status whole) {
        var change = draft.change == null ? null : meaning.codes().meaning("change", draft.change.text());
        meaning.said(Field.LINE_STATUS, index, 0, draft.change);
        if (whole == Status.REJECTED) {
            return LineStatus.REJECTED;
        }
        return switch (change == null ? "" : change) {
            case "DELETE" -> LineStatus.REJECTED;
            case "PRICE" -> LineStatus.PRICE_CHANGED;
            case "QUANTITY" -> LineStatus.QUANTITY_CHANGED;
            case "SUBSTITUTE" -> LineStatus.SUBSTITUTED;
            default -> LineStatus.ACCEPTED;
        };
    }

    private LineStatus take(ConfirmedDraft part) {
        var code = part.code == null ? "" : part.code.text();
        var known = meaning.codes().meaning("line", code);
        meaning.said(Field.LINE_STATUS, index, 0, part.code);
        if (known == null && part.code != null) {
            meaning.at(
                    FindingCode.DOCUMENT_CODE,
                    part.code,
                    "\"%s\" is in no table; the line was read as accepted.".formatted(code));
        }
        var said = known == null ? LineStatus.ACCEPTED : LineStatus.valueOf(known);
        var amount = meaning.decimal(part.quantity);
        amount = amount == null ? ordered : amount;
        meaning.used(part.unit);
        if (said == LineStatus.REJECTED) {
            meaning.used(part.quantity);
        } else if (said == LineStatus.BACK_ORDERED && !code.equals(PARTLY)) {
            meaning.said(Field.LINE_BACK_ORDERED, index, 0, part.quantity);
            backOrdered = backOrdered.add(amount);
        } else {
            meaning.said(Field.LINE_CONFIRMED, index, 0, part.quantity);
            confirmed = confirmed.add(amount);
            backOrdered = code.equals(PARTLY) ? ordered.subtract(amount).max(BigDecimal.ZERO) : backOrdered;
        }
        return said;
    }

    /** The names that ACK07 and on, or PIA, give the substitute take the place of the names of that kind. */
    private void substitute(LineDraft draft, ConfirmedDraft part) {
        part.items.forEach(item -> replace(draft, item));
    }

    private void replace(LineDraft draft, ItemDraft item) {
        var kind = item.scheme == null ? null : meaning.codes().meaning("item", item.scheme.text());
        if (kind != null) {
            draft.items = draft.items.stream()
                    .filter(other ->
                            other.scheme == null || !kind.equals(meaning.codes().meaning("item", other.scheme.text())))
                    .collect(Collectors.toCollection(ArrayList::new));
            meaning.used(item.use);
            item.use = null;
            draft.items = Drafts.with(draft.items, item);
        }
    }

    void edifact(LineDraft draft, @Nullable Status whole, boolean priced) {
        var code = draft.change == null ? "" : draft.change.text();
        var known = meaning.codes().meaning("line", code);
        meaning.said(Field.LINE_STATUS, index, 0, draft.change);
        var now = making.chosen(draft, TO_BE_DELIVERED);
        var later = making.chosen(draft, TO_FOLLOW);
        wholly(
                known != null
                        ? LineStatus.valueOf(known)
                        : whole == Status.REJECTED ? LineStatus.REJECTED : LineStatus.ACCEPTED);
        var amount = now == null ? null : meaning.decimal(now.value);
        if (now != null && amount != null) {
            meaning.said(Field.LINE_CONFIRMED, index, 0, now.value);
            meaning.used(now.unit);
            confirmed = amount;
        }
        var rest = later == null ? null : meaning.decimal(later.value);
        if (later != null && rest != null) {
            meaning.said(Field.LINE_BACK_ORDERED, index, 0, later.value);
            meaning.used(later.unit);
            backOrdered = rest;
        }
        if (known == null && status != LineStatus.REJECTED) {
            status = ofQuantities(draft, code, priced);
        }
    }

    /** "Amended" says not how: the quantities, a substitute (PIA 3, 4) or the price do. */
    private LineStatus ofQuantities(LineDraft draft, String code, boolean priced) {
        var substitutes = draft.items.stream()
                .filter(item -> item.use != null && SUBSTITUTE.contains(item.use.text()))
                .toList();
        if (!substitutes.isEmpty()) {
            substitutes.forEach(item -> replace(draft, item));
            return LineStatus.SUBSTITUTED;
        }
        if (backOrdered.signum() > 0) {
            return LineStatus.BACK_ORDERED;
        }
        if (confirmed.compareTo(ordered) != 0) {
            return confirmed.signum() == 0 ? LineStatus.REJECTED : LineStatus.QUANTITY_CHANGED;
        }
        boolean amended = code.equals("6") || code.equals("3");
        return amended && priced ? LineStatus.PRICE_CHANGED : LineStatus.ACCEPTED;
    }
}
