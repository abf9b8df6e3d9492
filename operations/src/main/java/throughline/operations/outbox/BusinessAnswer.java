package throughline.operations.outbox;

import java.util.List;
import throughline.model.document.ApplicationAdvice;
import throughline.model.document.BusinessDocument;
import throughline.model.document.ForwardingResponse;
import throughline.model.document.OrderResponse;
import throughline.model.document.OrderResponse.LineStatus;
import throughline.operations.outbox.Answer.Said;

/** What a document says to another side's, for those types that are nothing but an answer: theirs to ours, and ours to theirs. */
public final class BusinessAnswer {

    private BusinessAnswer() {}

    /**
     * Nothing for a document that answers nothing.
     *
     * @param partner whose answer it is, or whom we answer
     * @param row of the answer in the trail
     */
    public static List<Answer> of(String partner, BusinessDocument document, long row) {
        if (document instanceof OrderResponse response) {
            return List.of(one(partner, document, response.order().value(), said(response), row));
        }
        if (document instanceof ForwardingResponse response) {
            return List.of(one(partner, document, response.number().value(), said(response.answer()), row));
        }
        if (document instanceof ApplicationAdvice advice) {
            return advice.results().stream()
                    .map(result -> of(partner, document, row, result))
                    .toList();
        }
        return List.of();
    }

    /** A word for the whole may hide what is said line by line (BAK02 AD with ACK01 IR): the lines count. */
    private static Said said(OrderResponse response) {
        var lines = response.lines().stream().map(OrderResponse.Line::status).toList();
        if (response.status() == OrderResponse.Status.REJECTED
                || !lines.isEmpty() && lines.stream().allMatch(LineStatus.REJECTED::equals)) {
            return Said.REFUSED;
        }
        if (lines.contains(LineStatus.REJECTED)) {
            return Said.PARTIAL;
        }
        return response.status() == OrderResponse.Status.ACCEPTED
                        && lines.stream().allMatch(LineStatus.ACCEPTED::equals)
                ? Said.ACCEPTED
                : Said.CHANGED;
    }

    private static Said said(ForwardingResponse.Answer answer) {
        return switch (answer) {
            case ACCEPTED -> Said.ACCEPTED;
            case CONDITIONAL -> Said.CHANGED;
            case DECLINED -> Said.REFUSED;
        };
    }

    private static Answer of(String partner, BusinessDocument document, long row, ApplicationAdvice.Result result) {
        var said =
                switch (result.status()) {
                    case ACCEPTED -> Said.ACCEPTED;
                    case ACCEPTED_WITH_CHANGES -> Said.CHANGED;
                    case REJECTED -> Said.REFUSED;
                };
        var control = result.group() == null ? null : new Answer.Control(result.group(), result.control());
        return new Answer(partner, document.type(), result.document().value(), said, row, control);
    }

    private static Answer one(String partner, BusinessDocument document, String number, Said said, long row) {
        return new Answer(partner, document.type(), number, said, row, null);
    }
}
