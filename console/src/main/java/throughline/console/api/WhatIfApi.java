package throughline.console.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.act.HandIn;
import throughline.console.act.Refused;
import throughline.console.act.WhatIfActs;
import throughline.console.act.WhatIfActs.Asked;
import throughline.console.act.WhatIfCsv;
import throughline.operations.ordering.SalesOrderNumber;
import throughline.operations.whatif.Compared;
import throughline.operations.whatif.Run;
import throughline.operations.whatif.WhatIf;
import throughline.rules.PolicyException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What draft policies would have made of orders that were decided. */
@RestController
@RequestMapping(AccessTable.API + "/whatif")
public class WhatIfApi {

    private final WhatIf whatIf;
    private final WhatIfActs acts;
    private final HandIn handIn;
    private final JsonMapper json;

    public WhatIfApi(WhatIf whatIf, WhatIfActs acts, HandIn handIn, JsonMapper json) {
        this.whatIf = whatIf;
        this.acts = acts;
        this.handIn = handIn;
        this.json = json;
    }

    @GetMapping
    List<Run> list() {
        return whatIf.list();
    }

    @PostMapping
    ResponseEntity<Run> start(HttpServletRequest request, Principal who) throws IOException {
        try {
            var run = acts.start(who.getName(), asked(handIn.document(request.getInputStream())));
            return ResponseEntity.accepted()
                    .header("Location", AccessTable.API + "/whatif/" + run.id())
                    .body(run);
        } catch (PolicyException refused) {
            throw new Refused(
                    HttpStatus.UNPROCESSABLE_CONTENT,
                    refused.mistakes().stream().map(String::valueOf).collect(Collectors.joining("\n")),
                    "Mend the draft; nothing was tried.");
        }
    }

    private Asked asked(byte[] body) {
        try {
            var asked = json.readValue(body, Asked.class);
            if (asked.files() != null) {
                return asked;
            }
        } catch (JacksonException wrong) {
            // said below
        }
        throw Refused.wrong(
                "The body says no draft.",
                "Send {\"from\": \"2026-03-01\", \"to\": \"2026-03-31\", \"files\": {\"pricing/volume-break.drl\": \"...\"}}.");
    }

    @GetMapping("/{id}")
    Run run(@PathVariable long id) {
        return acts.run(id);
    }

    @PostMapping("/{id}/cancel")
    Run cancel(@PathVariable long id, Principal who) {
        return acts.cancel(who.getName(), id);
    }

    /** One order of a run, with its number as people write it. */
    public record Line(String number, Compared compared) {}

    @GetMapping("/{id}/orders")
    List<Line> orders(
            @PathVariable long id,
            @RequestParam(defaultValue = "true") boolean changed,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        acts.run(id);
        return whatIf.orders(id, changed, after, limit).stream()
                .map(each -> new Line(SalesOrderNumber.text(each.order()), each))
                .toList();
    }

    @GetMapping("/{id}/orders/{order}")
    WhatIf.Traces traces(@PathVariable long id, @PathVariable String order) {
        return acts.traces(id, order);
    }

    @GetMapping("/{id}/orders.csv")
    void csv(@PathVariable long id, HttpServletResponse response) throws IOException {
        acts.run(id);
        response.setContentType("text/csv;charset=UTF-8");
        WhatIfCsv.write(whatIf, id, response.getWriter());
    }
}
