package throughline.console.page;

import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;
import throughline.console.access.Accounts;
import throughline.console.act.HandIn;
import throughline.console.act.Refused;
import throughline.console.look.DocumentTree;
import throughline.console.look.MarkedText;
import throughline.console.look.MessageLook;
import throughline.console.look.OwnLook;
import throughline.console.look.Payload;
import throughline.console.look.TrialLook;
import throughline.ledger.trail.Direction;
import throughline.ledger.trail.Story;
import throughline.model.lineage.SourceSpan;

/**
 * What a partner's own people see. Whose they are is looked up with every request; what is not that partner's is answered as what does
 * not exist. Nothing here tells our reasons, prices, rules or postings.
 */
@Controller
public class MyPages {

    private final Pages pages;
    private final Accounts accounts;
    private final OwnLook own;
    private final MessageLook messages;
    private final TrialLook trials;

    public MyPages(Pages pages, Accounts accounts, OwnLook own, MessageLook messages, TrialLook trials) {
        this.pages = pages;
        this.accounts = accounts;
        this.own = own;
        this.messages = messages;
        this.trials = trials;
    }

    /** One message of theirs. {@code at} is the byte that is looked at. */
    public record Mine(
            OwnLook.Line line,
            List<OwnLook.Document> documents,
            List<OwnLook.Answer> answers,
            List<Story.Problem> problems,
            List<MarkedText.Row> rows) {

        public Mine {
            documents = List.copyOf(documents);
            answers = List.copyOf(answers);
            problems = List.copyOf(problems);
            rows = List.copyOf(rows);
        }
    }

    @GetMapping("/my")
    View list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID before,
            Principal who) {
        var partner = partner(who);
        var asked = q.strip();
        var page = asked.isEmpty() ? own.page(partner, before) : own.named(partner, asked);
        return pages.page("my.jte", "my", "Your documents", Map.of("partner", partner, "asked", asked, "page", page));
    }

    @GetMapping("/my/messages/{id}")
    View message(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Long at,
            @RequestParam(defaultValue = "0") int length,
            Principal who) {
        var partner = partner(who);
        var line = own.message(partner, id);
        var problems = own.problems(partner, line);
        var first = problems.stream()
                .map(Story.Problem::span)
                .filter(Objects::nonNull)
                .map(span -> span.offset())
                .findFirst()
                .orElse(0L);
        if (line.shared()) {
            var mine = new Mine(line, own.documents(partner, line), own.answers(partner, line), problems, List.of());
            return pages.page("my-message.jte", "my", line.name(), Map.of("mine", mine, "from", 0, "more", false));
        }
        var segments = messages.segmentsAround(line.id(), at == null ? first : Math.max(0, at));
        var mine = new Mine(
                line,
                own.documents(partner, line),
                own.answers(partner, line),
                problems,
                MarkedText.all(
                        segments.segments(),
                        problems,
                        at == null || at < 0 || length < 1 ? null : new SourceSpan(line.id(), at, length, "")));
        return pages.page(
                "my-message.jte",
                "my",
                line.name(),
                Map.of("mine", mine, "from", segments.from(), "more", segments.more()));
    }

    @GetMapping("/my/messages/{id}/payload")
    ResponseEntity<Resource> payload(@PathVariable String id, Principal who) throws IOException {
        var line = own.message(partner(who), id);
        if (line.shared()) {
            throw OwnLook.unknown();
        }
        return Payload.of(messages.open(line.id()));
    }

    /** A document they sent, value by value. Of what we sent, they have the bytes. */
    @GetMapping("/my/documents/{id}")
    View document(@PathVariable long id, Principal who) {
        var partner = partner(who);
        var line = own.message(partner, own.messageOf(id));
        var document = messages.document(id);
        if (document.direction() != Direction.IN
                || line.shared() && !document.sender().equals(partner)) {
            throw OwnLook.unknown();
        }
        return pages.page(
                "my-document.jte",
                "my",
                document.type() + " " + document.number(),
                Map.of("line", line, "document", document, "values", DocumentTree.of(document.json())));
    }

    @GetMapping("/my/test")
    View tryOut(Principal who) {
        return pages.page(
                "my-test.jte", "try", "Try a file", Map.of("largest", trials.largestOwn(), "partner", partner(who)));
    }

    @PostMapping("/my/test")
    View tried(@RequestParam MultipartFile file, Principal who) throws IOException {
        var partner = partner(who);
        if (file.isEmpty()) {
            throw Refused.wrong("There are no bytes in it.", "Choose the file as you would send it.");
        }
        var name = HandIn.plain(file.getOriginalFilename());
        return pages.page(
                "my-test.jte",
                "try",
                name + " tried out",
                Map.of(
                        "largest",
                        trials.largestOwn(),
                        "partner",
                        partner,
                        "tried",
                        trials.own(partner, name, file.getBytes())));
    }

    @GetMapping("/my/password")
    View password(Principal who) {
        partner(who);
        return pages.page("my-password.jte", "password", "Your password", Map.of("notice", ""));
    }

    @PostMapping("/my/password")
    View changePassword(
            @RequestParam(defaultValue = "") String old, @RequestParam(defaultValue = "") String fresh, Principal who) {
        partner(who);
        String notice;
        try {
            notice = accounts.changeOwnPassword(who.getName(), old, fresh)
                    ? "Your password is changed."
                    : "That is not the password you have now.";
        } catch (IllegalArgumentException weak) {
            notice = "It is not changed: %s.".formatted(weak.getMessage());
        }
        return pages.page("my-password.jte", "password", "Your password", Map.of("notice", notice));
    }

    private String partner(Principal who) {
        return accounts.partnerOf(who.getName())
                .orElseThrow(() -> new Refused(
                        HttpStatus.FORBIDDEN, "This account is closed.", "Ask whom you know at our house."));
    }
}
