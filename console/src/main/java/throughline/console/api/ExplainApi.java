package throughline.console.api;

import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.look.ExplainLook;
import throughline.operations.ruling.Explanation;

/** Why an order is as it is. */
@RestController
public class ExplainApi {

    private final ExplainLook look;

    public ExplainApi(ExplainLook look) {
        this.look = look;
    }

    @GetMapping(AccessTable.API + "/explain/{order}")
    Explanation explain(@PathVariable String order, @RequestParam(required = false) @Nullable String rule) {
        return look.of(order, rule);
    }
}
