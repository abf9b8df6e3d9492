package throughline.operations;

import java.util.List;
import throughline.model.document.ApplicationAdvice;
import throughline.model.document.ForwardingResponse;
import throughline.model.document.OrderResponse;
import throughline.operations.outbox.Outbound;

/** What a document says to documents of ours, for those types that are nothing but an answer. */
final class BusinessAnswer {

    private BusinessAnswer() {}

    /** Nothing for a document that answers nothing, or that comes from no partner. */
    static List<Outbound.Answer> of(Received received) {
        var document = received.document();
        if (received.partner() == null) {
            return List.of();
        }
        if (document instanceof OrderResponse response) {
            return List.of(one(
                    received, response.order().value(), response.status() == OrderResponse.Status.REJECTED));
        }
        if (document instanceof ForwardingResponse response) {
            return List.of(one(
                    received, response.number().value(), response.answer() == ForwardingResponse.Answer.DECLINED));
        }
        if (document instanceof ApplicationAdvice advice) {
            return advice.results().stream()
                    .map(result -> one(
                            received,
                            result.document().value(),
                            result.status() == ApplicationAdvice.Status.REJECTED))
                    .toList();
        }
        return List.of();
    }

    private static Outbound.Answer one(Received received, String number, boolean refused) {
        return new Outbound.Answer(
                String.valueOf(received.partner()), received.document().type(), number, refused, received.row());
    }
}
