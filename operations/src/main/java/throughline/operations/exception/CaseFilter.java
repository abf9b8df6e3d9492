package throughline.operations.exception;

import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;

/**
 * Which cases to list; a null asks for nothing.
 *
 * @param liveOnly those that still wait for somebody
 * @param overdueOnly those beyond their deadline
 * @param partner whose messages they are about
 * @param text found in the code, the reason or the subject, in any case of letters
 */
public record CaseFilter(
        @Nullable String desk,
        @Nullable String code,
        @Nullable MessageId message,
        @Nullable String subject,
        @Nullable String assignedTo,
        boolean liveOnly,
        boolean overdueOnly,
        @Nullable String text,
        @Nullable String partner) {

    /** Of whatever partner. */
    public CaseFilter(
            @Nullable String desk,
            @Nullable String code,
            @Nullable MessageId message,
            @Nullable String subject,
            @Nullable String assignedTo,
            boolean liveOnly,
            boolean overdueOnly,
            @Nullable String text) {
        this(desk, code, message, subject, assignedTo, liveOnly, overdueOnly, text, null);
    }

    public static final CaseFilter LIVE = new CaseFilter(null, null, null, null, null, true, false, null);

    public static CaseFilter ofMessage(MessageId message) {
        return new CaseFilter(null, null, message, null, null, false, false, null);
    }

    public static CaseFilter livePartner(String partner) {
        return new CaseFilter(null, null, null, null, null, true, false, null, partner);
    }

    public static CaseFilter ofSubject(String subject) {
        return new CaseFilter(null, null, null, subject, null, false, false, null);
    }
}
