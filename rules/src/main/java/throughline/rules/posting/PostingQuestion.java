package throughline.rules.posting;

import java.util.List;
import throughline.rules.facts.PostingEvent;
import throughline.rules.facts.PostingLine;

/** What happened, and the lines that need an account: one question for one document. */
public record PostingQuestion(PostingEvent event, List<PostingLine> lines) {

    public PostingQuestion {
        lines = List.copyOf(lines);
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).no() != i) {
                throw new IllegalArgumentException("line %d of the question says it is number %d"
                        .formatted(i, lines.get(i).no()));
            }
        }
    }
}
