package throughline.console.page;

import java.time.Clock;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.View;
import throughline.console.look.MessageFilter;
import throughline.console.look.MessageList;
import throughline.console.look.Standing;
import throughline.operations.exception.CaseFilter;
import throughline.operations.exception.Cases;

/** Where one looks first: does it flow, and who is waited for? */
@Controller
public class OverviewPage {

    private static final int MESSAGES = 15;
    private static final int CASES = 10;

    private final Pages pages;
    private final Standing standing;
    private final MessageList messages;
    private final Cases cases;
    private final Clock clock;

    public OverviewPage(Pages pages, Standing standing, MessageList messages, Cases cases, Clock clock) {
        this.pages = pages;
        this.standing = standing;
        this.messages = messages;
        this.cases = cases;
        this.clock = clock;
    }

    @GetMapping("/")
    View overview() {
        return pages.page(
                "overview.jte",
                "overview",
                "Overview",
                Map.of(
                        "picture", standing.now(),
                        "latest", messages.page(MessageFilter.ALL, MESSAGES).lines(),
                        "urgent", cases.list(CaseFilter.LIVE, CASES, 0),
                        "now", clock.instant()));
    }
}
