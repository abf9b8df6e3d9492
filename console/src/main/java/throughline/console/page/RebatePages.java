package throughline.console.page;

import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;
import org.springframework.web.util.UriComponentsBuilder;
import throughline.console.act.RebateActs;
import throughline.operations.rebate.CreditNoteNumber;
import throughline.operations.rebate.RebateBook;

/** What is promised back to customers, and the credit notes that paid it. */
@Controller
public class RebatePages {

    private static final int PAGE = 100;

    private final Pages pages;
    private final RebateBook book;
    private final RebateActs acts;

    public RebatePages(Pages pages, RebateBook book, RebateActs acts) {
        this.pages = pages;
        this.book = book;
        this.acts = acts;
    }

    @GetMapping("/rebates")
    View list(@RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "0") int skip) {
        int from = Math.max(0, skip);
        var open = book.open(query.isBlank() ? null : query.strip(), PAGE, from);
        return pages.page(
                "rebates.jte",
                "books",
                "Rebates",
                Map.of(
                        "query",
                        query.strip(),
                        "open",
                        open,
                        "settled",
                        book.settlements(null, PAGE, 0),
                        "next",
                        open.size() == PAGE
                                ? UriComponentsBuilder.fromPath("/rebates")
                                        .queryParam("query", "{query}")
                                        .queryParam("skip", from + PAGE)
                                        .encode()
                                        .buildAndExpand(query.strip())
                                        .toUriString()
                                : ""));
    }

    @GetMapping("/rebates/{customer}")
    View of(
            @PathVariable String customer,
            @RequestParam(defaultValue = "") String agreement,
            @RequestParam(defaultValue = "0") int skip) {
        int from = Math.max(0, skip);
        var lines = book.accruals(customer, agreement.isBlank() ? null : agreement, PAGE, from);
        return pages.page(
                "rebates-customer.jte",
                "books",
                "Rebates of " + customer,
                Map.of(
                        "customer",
                        customer,
                        "agreement",
                        agreement,
                        "open",
                        book.openFor(customer),
                        "lines",
                        lines,
                        "settled",
                        book.settlements(customer, PAGE, 0),
                        "next",
                        lines.size() == PAGE
                                ? UriComponentsBuilder.fromPath("/rebates/{customer}")
                                        .queryParam("agreement", "{agreement}")
                                        .queryParam("skip", from + PAGE)
                                        .encode()
                                        .buildAndExpand(customer, agreement)
                                        .toUriString()
                                : ""));
    }

    @GetMapping("/credit-notes/{number}")
    View creditNote(@PathVariable String number, @RequestParam(defaultValue = "0") int skip) {
        var found = acts.find(number);
        int from = Math.max(0, skip);
        var lines = book.settled(CreditNoteNumber.parse(number).orElseThrow(), PAGE, from);
        return pages.page(
                "credit-note.jte",
                "books",
                found.number(),
                Map.of(
                        "settlement",
                        found,
                        "lines",
                        lines,
                        "next",
                        lines.size() == PAGE ? "/credit-notes/%s?skip=%d".formatted(found.number(), from + PAGE) : ""));
    }

    @PostMapping("/rebates/{customer}/settle")
    View settle(
            @PathVariable String customer,
            @RequestParam(required = false) @Nullable String agreement,
            @RequestParam(required = false) @Nullable String until,
            @RequestParam(required = false) @Nullable String reason,
            Principal who) {
        var settled = acts.settle(customer, agreement, until, reason, who.getName());
        return new RedirectView(
                settled.size() == 1
                        ? "/credit-notes/" + settled.get(0).number()
                        : UriComponentsBuilder.fromPath("/rebates/{customer}")
                                .encode()
                                .buildAndExpand(customer)
                                .toUriString());
    }
}
