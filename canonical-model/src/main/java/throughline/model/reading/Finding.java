package throughline.model.reading;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import throughline.model.lineage.SourceSpan;

/**
 * Something that is wrong with a message, in plain words, at its exact place.
 *
 * @param code stable, in capitals ({@code X12_SEGMENT_COUNT}); docs/findings.md explains each
 * @param text one sentence: what is wrong, what was expected, what to do
 * @param rule the rule of the standard or of the partner's guide that is broken ({@code X12 SE01}), or null
 * @param segment the segment's tag, or null when the place is not a segment
 * @param position the segment's number within its set, from 1 at ST or UNH; 0 for the envelope
 * @param element the element's number from 1, or 0
 * @param component the component's number from 1, or 0
 * @param span the bytes, or null when something is missing altogether
 * @param line the line of the file as an editor counts it, from 1
 * @param ackCode the code the acknowledgement gives for it (AK304, AK403, AK502, TA105; CONTRL 0085), or null
 */
public record Finding(
        Severity severity,
        String code,
        String text,
        Actor who,
        @Nullable String rule,
        @Nullable String segment,
        int position,
        int element,
        int component,
        @Nullable SourceSpan span,
        int line,
        @Nullable String ackCode) {

    public Finding {
        requireNonNull(severity, "severity");
        requireNonNull(code, "code");
        requireNonNull(text, "text");
        requireNonNull(who, "who");
    }

    /** For something that has no segment: a JSON document, a file that is no EDI at all. */
    public static Finding of(
            Severity severity, String code, String text, Actor who, @Nullable SourceSpan span, int line) {
        return new Finding(severity, code, text, who, null, null, 0, 0, 0, span, line, null);
    }

    /** Where it is, for people: {@code PO102 at byte 210, line 7}. */
    public String place() {
        var where = new StringBuilder(segment == null ? "" : segment);
        if (segment != null && element > 0) {
            where.append("%02d".formatted(element));
            if (component > 0) {
                where.append('-').append(component);
            }
        }
        if (span != null) {
            where.append(where.isEmpty() ? "" : " ").append("at byte ").append(span.offset());
        }
        if (line > 0) {
            where.append(where.isEmpty() ? "" : ", ").append("line ").append(line);
        }
        return where.toString();
    }
}
