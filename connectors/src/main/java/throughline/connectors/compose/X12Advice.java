package throughline.connectors.compose;

import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.model.document.ApplicationAdvice;
import throughline.model.document.ApplicationAdvice.Problem;
import throughline.model.document.ApplicationAdvice.Result;

/** 824: what our business system made of documents of the partner's. */
final class X12Advice {

    private static final int LONGEST_TEXT = 60;
    private static final int LONGEST_NOTE = 80;

    /** {@code BIG04}, {@code IT107 at 9}: segment, element, and which segment of the set. */
    private static final Pattern PLACE = Pattern.compile("([A-Z][A-Z0-9]{1,2})(\\d\\d)(?: at (\\d{1,6}))?");

    /** What kind of number identifies a document of that type (OTI02, 128). */
    private static final Map<String, String> NUMBERS =
            Map.of("810", "IV", "850", "PO", "860", "PO", "856", "SI", "820", "TN");

    private final X12Segments out;

    X12Advice(X12Segments out) {
        this.out = out;
    }

    void write(ApplicationAdvice advice) {
        out.segment(
                "BGN",
                "11",
                out.id("BGN02", advice.number().value(), 50),
                X12Segments.date(CannotCompose.need("BGN03", advice.issuedOn())));
        X12Codes.parties(out, advice.parties());
        advice.results().forEach(this::result);
    }

    private void result(Result result) {
        var type = result.type();
        out.segment(
                "OTI",
                switch (result.status()) {
                    case ACCEPTED -> "TA";
                    case ACCEPTED_WITH_CHANGES -> "TC";
                    case REJECTED -> "TR";
                },
                NUMBERS.getOrDefault(type == null ? "" : type, "TN"),
                out.id("OTI03", result.document().value(), 50),
                null,
                null,
                null,
                null,
                result.group() == null ? null : out.id("OTI08", result.group(), 9),
                result.control() == null ? null : out.id("OTI09", result.control(), 9),
                type == null ? null : out.id("OTI10", type, 3));
        result.problems().forEach(this::problem);
    }

    private void problem(Problem problem) {
        var place = problem.place() == null ? null : PLACE.matcher(problem.place());
        boolean placed = place != null && place.matches();
        var text = problem.text();
        boolean brief = text == null || text.length() <= LONGEST_TEXT;
        out.segment(
                "TED",
                out.id("TED01", problem.code(), 3),
                brief ? out.words(text, LONGEST_TEXT) : null,
                placed && place != null ? place.group(1) : null,
                placed && place != null ? place.group(3) : null,
                placed && place != null ? String.valueOf(Integer.parseInt(place.group(2))) : null,
                null,
                out.words(problem.value(), 99));
        if (!brief) {
            note(text);
        }
    }

    private void note(@Nullable String text) {
        for (int from = 0; text != null && from < text.length(); from += LONGEST_NOTE) {
            out.segment("NTE", "ERN", out.words(text.substring(from), LONGEST_NOTE));
        }
    }
}
