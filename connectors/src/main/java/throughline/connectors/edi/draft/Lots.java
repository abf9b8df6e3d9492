package throughline.connectors.edi.draft;

import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is said of the very goods of a line: their lot, its last day, the label of their package. */
final class Lots {

    private static final Pattern SSCC = Pattern.compile("(00)?\\d{18}");
    private static final int SSCC_DIGITS = 18;

    private final Meaning meaning;

    Lots(Meaning meaning) {
        this.meaning = meaning;
    }

    /** Takes the lot out of the line's items, where it may stand among names of the goods (LIN, W01; PIA). */
    void settle(LineDraft draft) {
        if (draft.lot != null) {
            return;
        }
        for (var item : draft.items) {
            if (isLot(item.scheme)) {
                draft.items.remove(item);
                meaning.used(item.use);
                meaning.used(item.scheme);
                draft.lot = item.value;
                return;
            }
        }
        for (var references : List.of(draft.references, draft.labels)) {
            for (var reference : references) {
                if (isLot(reference.qualifier)) {
                    meaning.used(reference.qualifier);
                    draft.lot = reference.value;
                    return;
                }
            }
        }
    }

    @Nullable
    String lot(int index, LineDraft draft) {
        return meaning.text(Field.LINE_LOT, index, draft.lot);
    }

    @Nullable
    LocalDate expiresOn(int index, List<DateDraft> dates) {
        return meaning.date(Field.LINE_EXPIRES_ON, index, dates, "expiresOn");
    }

    /** The one serial shipping container code among the labels, or null when there are none or several. */
    @Nullable
    ReferenceDraft container(List<ReferenceDraft> labels) {
        ReferenceDraft container = null;
        for (var label : labels) {
            if (label.qualifier == null
                    || !isContainer(label.value)
                    || meaning.codes().meaning("label", label.qualifier.text()) == null) {
                continue;
            }
            if (container != null && !digits(container).equals(digits(label))) {
                return null;
            }
            container = container == null ? label : container;
        }
        return container;
    }

    @Nullable
    String sscc(int index, @Nullable ReferenceDraft label) {
        if (label == null) {
            return null;
        }
        meaning.used(label.qualifier);
        return sscc(index, label.value);
    }

    /** The container code that a mark is, or null when it is another kind of mark. */
    @Nullable
    String sscc(int index, @Nullable Value mark) {
        return isContainer(mark) ? meaning.text(Field.LINE_SSCC, index, mark) : null;
    }

    /** Without the application identifier 00 that may stand before it. */
    private static String digits(ReferenceDraft label) {
        var text = label.value == null ? "" : label.value.text();
        return text.substring(Math.max(0, text.length() - SSCC_DIGITS));
    }

    private static boolean isContainer(@Nullable Value mark) {
        return mark != null && SSCC.matcher(mark.text()).matches();
    }

    private boolean isLot(@Nullable Value qualifier) {
        return qualifier != null && meaning.codes().meaning("lot", qualifier.text()) != null;
    }
}
