package throughline.connectors.compose;

import java.math.BigDecimal;
import throughline.connectors.Partner;
import throughline.model.document.ApplicationAdvice;
import throughline.model.document.ApplicationAdvice.Problem;
import throughline.model.document.RemittanceAdvice;

/** REMADV and APERAK. */
final class EdifactMoney {

    private final EdifactSegments out;
    private final Partner.Outbound as;

    EdifactMoney(EdifactSegments out, Partner.Outbound as) {
        this.out = out;
        this.as = as;
    }

    void payment(RemittanceAdvice payment) {
        out.segment("BGM", "481", out.id("BGM 1004", payment.number().value(), 35), "9");
        out.day(CannotCompose.need("DTM 138", payment.paidOn()), "138");
        if (payment.method() != null) {
            out.segment("PAI", out.of(null, null, out.id("C534.4461", payment.method(), 3)));
        }
        for (var note : payment.notes()) {
            out.segment("FTX", "PMD", null, null, out.of(out.words(note, 70, 5).toArray(new String[0])));
        }
        EdifactCodes.parties(out, payment.parties(), as.ours(), as.theirs());
        out.segment("CUX", out.of("2", payment.total().currency().getCurrencyCode(), "11"));
        payment.lines().forEach(this::paid);
        out.segment("UNS", "S");
        amount("12", payment.total().amount());
    }

    private void paid(RemittanceAdvice.Line line) {
        out.segment(
                "DOC",
                line.kind() == null ? "380" : out.id("C002.1001", line.kind(), 3),
                out.id("C503.1004", line.document().value(), 35));
        if (line.gross() != null) {
            amount("9", line.gross().amount());
        }
        if (line.discount() != null) {
            amount("52", line.discount().amount());
        }
        amount("12", line.paid().amount());
        out.day(line.issuedOn(), "3");
        for (var adjustment : line.adjustments()) {
            out.segment("AJT", out.id("AJT 4465", adjustment.code(), 3));
            var amount = CannotCompose.need("MOA 165", adjustment.amount()).amount();
            amount("165", adjustment.charge() ? amount.negate() : amount);
            var description = out.word(adjustment.description(), 70);
            if (description != null) {
                out.segment("FTX", "AAI", null, null, description);
            }
        }
    }

    /** An APERAK judges one document. */
    void advice(ApplicationAdvice advice) {
        if (advice.results().size() != 1) {
            throw X12Segments.refused(
                    "APERAK",
                    advice.number().value(),
                    "judges %d documents, and an APERAK judges one"
                            .formatted(advice.results().size()));
        }
        var result = advice.results().get(0);
        var answer =
                switch (result.status()) {
                    case ACCEPTED -> "AP";
                    case ACCEPTED_WITH_CHANGES -> "CA";
                    case REJECTED -> "RE";
                };
        var kind = result.problems().isEmpty() ? "312" : "313";
        out.segment("BGM", kind, out.id("BGM 1004", advice.number().value(), 35), "9", answer);
        out.day(advice.issuedOn(), "137");
        out.segment(
                "RFF",
                out.of(
                        result.type() == null ? "ACW" : out.id("C506.1153", result.type(), 3),
                        out.id("C506.1154", result.document().value(), 35)));
        EdifactCodes.parties(out, advice.parties(), as.ours(), as.theirs());
        result.problems().forEach(this::problem);
    }

    private void problem(Problem problem) {
        out.segment("ERC", out.id("C901.9321", problem.code(), 8));
        var words = out.words(problem.text(), 70, 5);
        if (!words.isEmpty()) {
            out.segment("FTX", "AAO", null, null, out.of(words.toArray(new String[0])));
        }
        if (problem.value() != null) {
            out.segment("RFF", out.of("ACW", out.id("C506.1154", problem.value(), 35)));
        }
    }

    private void amount(String qualifier, BigDecimal amount) {
        out.segment("MOA", out.of(qualifier, out.decimal("C516.5004", amount)));
    }
}
