package throughline.console.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.look.AnswersAsked;
import throughline.operations.outbox.AnswerList;

/** What businesses owe each other an answer to, theirs and ours, and what became of it. */
@RestController
@RequestMapping(AccessTable.API + "/answers")
public class AnswersApi {

    private static final int PAGE = 100;

    private final AnswerList answers;

    public AnswersApi(AnswerList answers) {
        this.answers = answers;
    }

    @GetMapping
    List<AnswerList.Line> list(
            @RequestParam(required = false) @Nullable String owedBy,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String partner,
            @RequestParam(required = false) @Nullable String document,
            @RequestParam(defaultValue = "0") int skip) {
        return answers.list(AnswersAsked.filter(owedBy, state, partner, document), PAGE, Math.max(0, skip));
    }
}
