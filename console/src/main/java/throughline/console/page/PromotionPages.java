package throughline.console.page;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.util.UriComponentsBuilder;
import throughline.console.act.Refused;
import throughline.operations.ordering.PromotionBook;

/** What promotions may give, and what orders took of them. */
@Controller
public class PromotionPages {

    private static final int PAGE = 100;

    private final Pages pages;
    private final PromotionBook book;

    public PromotionPages(Pages pages, PromotionBook book) {
        this.pages = pages;
        this.book = book;
    }

    @GetMapping("/promotions")
    View list(@RequestParam(defaultValue = "") String query, @RequestParam(defaultValue = "0") int skip) {
        int from = Math.max(0, skip);
        var found = book.list(query.isBlank() ? null : query.strip(), PAGE, from);
        var next = found.size() < PAGE
                ? ""
                : UriComponentsBuilder.fromPath("/promotions")
                        .queryParam("query", "{query}")
                        .queryParam("skip", from + PAGE)
                        .encode()
                        .buildAndExpand(query.strip())
                        .toUriString();
        return pages.page(
                "promotions.jte",
                "master",
                "Promotions",
                Map.of("query", query.strip(), "found", found, "lines", java.util.List.of(), "next", next));
    }

    @GetMapping("/promotions/{code}")
    View of(@PathVariable String code, @RequestParam(defaultValue = "0") int skip) {
        var found = book.of(code);
        if (found.isEmpty()) {
            throw Refused.unknown("There is no promotion %s.".formatted(code), "The page Promotions lists them.");
        }
        int from = Math.max(0, skip);
        var lines = book.lines(code, PAGE, from);
        var next = lines.size() < PAGE
                ? ""
                : UriComponentsBuilder.fromPath("/promotions/{code}")
                        .queryParam("skip", from + PAGE)
                        .encode()
                        .buildAndExpand(code)
                        .toUriString();
        return pages.page(
                "promotions.jte",
                "master",
                "Promotion " + code,
                Map.of("query", code, "found", found, "lines", lines, "next", next));
    }
}
