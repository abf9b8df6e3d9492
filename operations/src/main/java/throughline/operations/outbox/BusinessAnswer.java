package throughline.operations;

import java.util.List;
import throughline.model.document.ApplicationAdvice;
import throughline.model.document.ForwardingResponse;
import throughline.model.document.OrderResponse;
import throughline.model.document.OrderResponse.LineStatus;
import throughline.operations.outbox.Answer;
import throughline.operations.outbox.Answer.Said;

/** What a document says to documents of ours, for those types that are nothing but an answer. */
final class BusinessAnswer {

    private BusinessAnswer() {}

    /** Nothing for a document that answers nothing, or that comes from no partner. */
    static List<Answer> of(Received received) {
        var document = received.document();
        if (received.partner() == null) {
            return List.of();
        }
        if (document instanceof OrderResponse response) {
            return List.of(one(received, response.order().value(), said(response)));
        }
        if (document instanceof ForwardingResponse response) {
            return List.of(one(received, response.number().value(), said(response.answer())));
        }
        if (document instanceof ApplicationAdvice advice) {
            return advice.results().stream().map(result -> of(received, result)).toList();
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

    private static Answer of(Received received, ApplicationAdvice.Result result) {
        var said =
                switch (result.status()) {
                    case ACCEPTED -> Said.ACCEPTED;
                    case ACCEPTED_WITH_CHANGES -> Said.CHANGED;
                    case REJECTED -> Said.REFUSED;
                };
        var control = result.group() == null ? null : new Answer.Control(result.group(), result.control());
        return new Answer(
                String.valueOf(received.partner()),
                received.document().type(),
                result.document().value(),
                said,
                received.row(),
                control);
    }

    private static Answer one(Received received, String number, Said said) {
        return new Answer(
                String.valueOf(received.partner()), received.document().type(), number, said, received.row(), null);
    }
}
