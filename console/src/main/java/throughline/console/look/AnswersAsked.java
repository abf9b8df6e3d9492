package throughline.console.look;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import throughline.console.act.Refused;
import throughline.operations.outbox.AnswerList;

/** What somebody asks of the list of answers, as words of an address. */
public final class AnswersAsked {

    private AnswersAsked() {}

    /** Empty and null ask for all; a word that is none is refused with those there are. */
    public static AnswerList.Filter filter(
            @Nullable String owedBy, @Nullable String state, @Nullable String partner, @Nullable String document) {
        var by = orNull(owedBy);
        if (by != null && !by.equals("us") && !by.equals("them")) {
            throw Refused.wrong("Nobody is called '%s' here.".formatted(by), "Ask for answers owed by 'us' or 'them'.");
        }
        var word = orNull(state);
        var known = word == null ? null : AnswerList.State.of(word).orElseThrow(() -> unknown(word));
        return new AnswerList.Filter(by, known, orNull(partner), orNull(document));
    }

    private static Refused unknown(String word) {
        return Refused.wrong(
                "No answer is '%s'.".formatted(word),
                "The states are %s."
                        .formatted(Arrays.stream(AnswerList.State.values())
                                .map(AnswerList.State::word)
                                .collect(Collectors.joining(", "))));
    }

    private static @Nullable String orNull(@Nullable String word) {
        return word == null || word.isBlank() ? null : word.strip();
    }
}
