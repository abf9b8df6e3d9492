package throughline.console.page;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import throughline.console.look.AnswersAsked;
import throughline.operations.outbox.AnswerList;

/** What businesses owe each other an answer to, theirs and ours. */
@Controller
public class AnswerPages {

    private static final int PAGE = 100;

    private final Pages pages;
    private final AnswerList answers;

    public AnswerPages(Pages pages, AnswerList answers) {
        this.pages = pages;
        this.answers = answers;
    }

    @GetMapping("/answers")
    View list(
            @RequestParam(defaultValue = "") String owedBy,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "") String partner,
            @RequestParam(defaultValue = "") String document,
            @RequestParam(defaultValue = "0") int skip) {
        int from = Math.max(0, skip);
        var found = answers.list(AnswersAsked.filter(owedBy, state, partner, document), PAGE, from);
        int next = found.size() == PAGE ? from + PAGE : 0;
        var view = new AnswersView(owedBy, state, partner.strip(), document.strip(), from, next, found);
        return pages.page("answers.jte", "answers", "Answers", Map.of("view", view));
    }
}
