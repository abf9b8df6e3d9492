package throughline.console.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.access.Deeds;
import throughline.console.act.HandIn;
import throughline.console.act.Refused;
import throughline.console.look.MessageResult;
import throughline.console.look.PartnerLook;
import throughline.ledger.trail.Story;
import throughline.operations.flow.PartnerExchange;
import throughline.operations.flow.PartnerExchange.Answer;
import throughline.operations.flow.PartnerExchange.Lined;
import throughline.operations.intake.MessageRest;

/** Partners: how it stands with each, what would become of a message of theirs, and sending them a document. */
@RestController
@RequestMapping(AccessTable.API + "/partners")
public class PartnersApi {

    private final PartnerLook look;
    private final PartnerExchange exchange;
    private final HandIn handIn;
    private final Deeds deeds;

    public PartnersApi(PartnerLook look, PartnerExchange exchange, HandIn handIn, Deeds deeds) {
        this.look = look;
        this.exchange = exchange;
        this.handIn = handIn;
        this.deeds = deeds;
    }

    /** What would become of a message; nothing of it is kept. */
    public record Tested(
            @Nullable String partner,
            String status,
            List<MessageRest.Document> documents,
            List<Answer> acknowledgements,
            List<MessageRest.Owed> outbound,
            List<MessageResult.Held> cases,
            Story story) {

        static Tested of(PartnerExchange.Trial trial) {
            var rest = trial.rehearsed().rest();
            return new Tested(
                    rest.partner(),
                    rest.status(),
                    rest.documents(),
                    trial.answers(),
                    rest.outbound(),
                    rest.cases().stream().map(MessageResult.Held::of).toList(),
                    trial.rehearsed().story());
        }
    }

    @GetMapping
    List<PartnerLook.PartnerLine> list() {
        return look.all();
    }

    @PostMapping("/{code}/test")
    Tested test(
            @PathVariable String code,
            HttpServletRequest request,
            @RequestParam(required = false) @Nullable String name)
            throws IOException {
        var bytes = handIn.document(request.getInputStream());
        return Tested.of(exchange.test(code, name == null || name.isBlank() ? "unnamed" : name, bytes));
    }

    @PostMapping("/{code}/documents")
    ResponseEntity<Lined> send(@PathVariable String code, HttpServletRequest request, Principal who)
            throws IOException {
        var json = new String(handIn.document(request.getInputStream()), StandardCharsets.UTF_8);
        deeds.record(who.getName(), "send", code, null);
        try {
            return ResponseEntity.accepted().body(exchange.send(code, json));
        } catch (IllegalArgumentException cannot) {
            throw new Refused(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    String.valueOf(cannot.getMessage()),
                    "Mend the document, or the partner's profile, and send it again; nothing was kept.");
        }
    }
}
