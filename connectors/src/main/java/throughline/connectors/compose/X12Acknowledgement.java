package throughline.connectors.compose;

import org.jspecify.annotations.Nullable;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.ApplicationResponse.Error;
import throughline.model.document.ApplicationResponse.SetResult;
import throughline.model.document.ApplicationResponse.Status;

/** 997, 999, and the TA1 that stands alone between ISA and IEA. */
final class X12Acknowledgement {

    private static final int MOST_CODES = 5;

    /** The guide that every 999 follows (ST03, GS08). */
    static final String IMPLEMENTATION = "005010X231A1";

    private final X12Segments out;

    X12Acknowledgement(X12Segments out) {
        this.out = out;
    }

    /** A 999 says what a 997 says in segments of its own: IK for AK below the set. */
    void write(ApplicationResponse answer) {
        var tag = answer.kind() == ApplicationResponse.Kind.X999 ? "IK" : "AK";
        boolean versioned = answer.version() != null && answer.version().startsWith("005");
        out.segment(
                "AK1",
                out.words(answer.functionalCode(), 2),
                out.words(answer.group(), 9),
                versioned ? answer.version() : null);
        for (var set : answer.sets()) {
            out.segment("AK2", out.words(set.type(), 3), out.words(set.control(), 9));
            errors(set, tag);
            var codes = new @Nullable String[1 + MOST_CODES];
            codes[0] = code(set.status() == Status.PARTIALLY_ACCEPTED ? Status.REJECTED : set.status());
            for (int i = 0; i < Math.min(MOST_CODES, set.codes().size()); i++) {
                codes[1 + i] = set.codes().get(i);
            }
            out.segment(tag + "5", codes);
        }
        long accepted = answer.sets().stream()
                .filter(set -> set.status() != Status.REJECTED)
                .count();
        int received = answer.sets().size();
        out.segment(
                "AK9",
                code(answer.status()),
                String.valueOf(answer.setsIncluded()),
                String.valueOf(received),
                String.valueOf(accepted));
    }

    void interchange(ApplicationResponse answer) {
        var status = answer.status() == Status.PARTIALLY_ACCEPTED ? Status.ACCEPTED_WITH_ERRORS : answer.status();
        out.segment(
                "TA1",
                out.words(answer.interchange(), 9),
                out.words(answer.interchangeDate(), 6),
                out.words(answer.interchangeTime(), 4),
                code(status),
                answer.noteCode() == null ? "000" : answer.noteCode());
    }

    /** One AK3 or IK3 per segment that is wrong, its elements below it: code 8 says that the elements tell. */
    private void errors(SetResult set, String tag) {
        Error before = null;
        for (var error : set.errors()) {
            boolean element = error.element() > 0;
            boolean same = before != null && element && before.element() > 0 && before.position() == error.position();
            if (!same) {
                out.segment(
                        tag + "3",
                        out.words(error.segment(), 3),
                        String.valueOf(error.position()),
                        out.words(error.loop(), 6),
                        element ? "8" : error.code());
            }
            if (element) {
                var place = error.component() > 0
                        ? "%d%c%d".formatted(error.element(), out.delimiters().component(), error.component())
                        : String.valueOf(error.element());
                out.segment(tag + "4", place, null, error.code(), out.words(error.value(), 99));
            }
            before = error;
        }
    }

    private static String code(Status status) {
        return switch (status) {
            case ACCEPTED -> "A";
            case ACCEPTED_WITH_ERRORS -> "E";
            case PARTIALLY_ACCEPTED -> "P";
            case REJECTED -> "R";
        };
    }
}
