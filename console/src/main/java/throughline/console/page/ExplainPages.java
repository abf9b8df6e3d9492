package throughline.console.page;

import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import throughline.console.look.ExplainLook;

/** Why an order is as it is, in sentences that can be read to a customer. */
@Controller
public class ExplainPages {

    private final Pages pages;
    private final ExplainLook look;

    public ExplainPages(Pages pages, ExplainLook look) {
        this.pages = pages;
        this.look = look;
    }

    @GetMapping("/explain/{order}")
    View explain(@PathVariable String order, @RequestParam(defaultValue = "") String rule) {
        var number = order.toUpperCase(Locale.ROOT);
        return pages.page(
                "explain.jte",
                "",
                "Why " + number + " is as it is",
                Map.of("explanation", look.of(number, rule), "rule", rule.strip()));
    }
}
