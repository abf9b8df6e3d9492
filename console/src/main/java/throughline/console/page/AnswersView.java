package throughline.console.page;

import java.util.List;
import org.springframework.web.util.UriComponentsBuilder;
import throughline.operations.outbox.AnswerList;

/**
 * The list of answers as its address asks for it; empty words ask for all.
 *
 * @param owedBy {@code us} or {@code them}
 * @param next where the next page begins, or 0 when there is none
 */
public record AnswersView(
        String owedBy,
        String state,
        String partner,
        String document,
        int skip,
        int next,
        List<AnswerList.Line> answers) {

    public AnswersView {
        answers = List.copyOf(answers);
    }

    public String by(String side) {
        return address(side, state, 0);
    }

    public String in(String other) {
        return address(owedBy, other, 0);
    }

    public String at(int from) {
        return address(owedBy, state, from);
    }

    private String address(String side, String inState, int from) {
        var address = UriComponentsBuilder.fromPath("/answers");
        add(address, "owedBy", side);
        add(address, "state", inState);
        add(address, "partner", partner);
        add(address, "document", document);
        if (from > 0) {
            address.queryParam("skip", from);
        }
        return address.encode().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.queryParam(name, value);
        }
    }
}
