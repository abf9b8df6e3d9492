package throughline.console.page;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import throughline.console.access.Deeds;
import throughline.console.act.HandIn;
import throughline.console.act.PartnerActs;
import throughline.console.look.CoverageLook;
import throughline.console.look.MessageFilter;
import throughline.console.look.MessageLine;
import throughline.console.look.MessageList;
import throughline.console.look.PartnerLook;
import throughline.console.look.PartnerTies;
import throughline.console.look.TrialLook;
import throughline.operations.exception.Case;
import throughline.operations.exception.CaseFilter;
import throughline.operations.exception.Cases;
import throughline.operations.outbox.AnswerList;

/** Partners: the list with the health of each, one with everything about it, and a file of theirs tried out. */
@Controller
public class PartnerPages {

    private static final int MESSAGES = 15;
    private static final int CASES = 20;

    private final Pages pages;
    private final Looks looks;
    private final PartnerActs acts;
    private final TrialLook trials;
    private final HandIn handIn;

    public PartnerPages(Pages pages, Looks looks, PartnerActs acts, TrialLook trials, HandIn handIn) {
        this.pages = pages;
        this.looks = looks;
        this.acts = acts;
        this.trials = trials;
        this.handIn = handIn;
    }

    /** What is looked at about a partner. */
    public record Looks(PartnerLook partners, Around around, MessageList messages, Cases cases, Records records) {

        List<MessageLine> latest(String code) {
            return messages.page(MessageFilter.ofPartner(code), MESSAGES).lines();
        }

        List<Case> open(String code) {
            return cases.list(CaseFilter.livePartner(code), CASES, 0);
        }
    }

    /** What hangs together with it: in our records, and in its folder. */
    public record Around(PartnerTies ties, CoverageLook folder, AnswerList list) {

        List<AnswerList.Line> answers(String code) {
            return list.list(new AnswerList.Filter(null, AnswerList.State.WAITING, code, null), CASES, 0);
        }
    }

    /** What was done, and what time it is. */
    public record Records(Deeds deeds, Clock clock) {}

    @GetMapping("/partners")
    View list(
            @RequestParam(defaultValue = "") String query,
            @RequestParam(defaultValue = "false") boolean trouble,
            @RequestParam(defaultValue = "name") String sort) {
        var view = PartnersView.of(query, trouble, sort, looks.partners().all());
        return pages.page("partners.jte", "partners", "Partners", Map.of("view", view));
    }

    @GetMapping("/partners/{code}")
    View one(@PathVariable String code) {
        var line = looks.partners().one(code);
        var view = new PartnerView(
                line,
                acts.files(code),
                looks.around().ties().of(code),
                looks.latest(code),
                looks.open(code),
                looks.around().answers(code),
                acts.versions(code),
                looks.records().deeds().of(code),
                looks.around().folder().certificates(code));
        return pages.page(
                "partner.jte",
                "partners",
                line.partner().name(),
                Map.of("view", view, "now", looks.records().clock().instant()));
    }

    /** What the check says of the folder: it reads every sample, so that the page does not wait for it. */
    @GetMapping("/partners/{code}/wrong")
    View wrong(@PathVariable String code) {
        return pages.piece("partner-wrong.jte", Map.of("wrong", acts.wrong(code)));
    }

    @PostMapping("/partners/{code}/test")
    View test(@PathVariable String code, @RequestParam MultipartFile file) throws IOException {
        var line = looks.partners().one(code);
        byte[] bytes;
        try (var in = file.getInputStream()) {
            bytes = handIn.document(in);
        }
        var name = HandIn.plain(Objects.requireNonNullElse(file.getOriginalFilename(), ""));
        return pages.page(
                "tried.jte",
                "partners",
                name + " tried out",
                Map.of("partner", line.partner(), "tried", trials.of(code, name, bytes)));
    }
}
