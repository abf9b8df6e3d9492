package throughline.console.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.act.Refused;
import throughline.operations.inventory.StockCounts;

/** What warehouses counted, and where the books say otherwise; whether the books follow is decided with the count's case. */
@RestController
@RequestMapping(AccessTable.API + "/counts")
public class CountsApi {

    private static final int PAGE = 100;

    private final StockCounts counts;

    public CountsApi(StockCounts counts) {
        this.counts = counts;
    }

    @GetMapping
    List<StockCounts.Count> list(
            @RequestParam(required = false) @Nullable String warehouse, @RequestParam(defaultValue = "0") int skip) {
        return counts.list(warehouse, PAGE, Math.max(0, skip));
    }

    @GetMapping("/{number}")
    StockCounts.Whole find(@PathVariable String number) {
        return counts.find(number)
                .orElseThrow(() -> Refused.unknown(
                        "There is no count %s.".formatted(number), "A count has a number like SC-0000042."));
    }
}
