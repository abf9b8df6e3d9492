package throughline.console.api;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.act.Refused;
import throughline.operations.ordering.PromotionBook;

/** What promotions may give and what orders took of them. Amounts are written with their currency ({@code USD 10.50}). */
@RestController
@RequestMapping(AccessTable.API + "/promotions")
public class PromotionsApi {

    private static final int PAGE = 100;

    private final PromotionBook book;

    public PromotionsApi(PromotionBook book) {
        this.book = book;
    }

    /** As {@link PromotionBook.Standing} says it. */
    public record Promotion(
            String code,
            String goods,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String currency,
            @Nullable String budget,
            @Nullable String taken,
            @Nullable String left,
            boolean spent) {

        static Promotion of(PromotionBook.Standing standing) {
            return new Promotion(
                    standing.code(),
                    standing.goods(),
                    standing.from(),
                    standing.to(),
                    standing.currency(),
                    standing.budget() == null ? null : standing.budget().toString(),
                    standing.taken() == null ? null : standing.taken().toString(),
                    standing.left() == null ? null : standing.left().toString(),
                    standing.spent());
        }
    }

    /** As {@link PromotionBook.Line} says it. */
    public record Line(
            String order,
            String line,
            String customer,
            String item,
            String state,
            String off,
            String taken,
            @Nullable LocalDate takenOn) {

        static Line of(PromotionBook.Line line) {
            return new Line(
                    line.order(),
                    line.line(),
                    line.customer(),
                    line.item(),
                    line.state().name(),
                    line.off().toString(),
                    line.taken().toString(),
                    line.takenOn());
        }
    }

    /** One promotion in each of its currencies, and the lines that it priced. */
    public record OfPromotion(List<Promotion> standings, List<Line> lines) {}

    @GetMapping
    List<Promotion> list(
            @RequestParam(required = false) @Nullable String query, @RequestParam(defaultValue = "0") int skip) {
        return book.list(query == null || query.isBlank() ? null : query.strip(), PAGE, Math.max(0, skip)).stream()
                .map(Promotion::of)
                .toList();
    }

    @GetMapping("/{code}")
    OfPromotion of(@PathVariable String code, @RequestParam(defaultValue = "0") int skip) {
        var standings = book.of(code);
        if (standings.isEmpty()) {
            throw Refused.unknown(
                    "There is no promotion %s.".formatted(code),
                    "GET /promotions lists them; a code is written as there.");
        }
        return new OfPromotion(
                standings.stream().map(Promotion::of).toList(),
                book.lines(code, PAGE, Math.max(0, skip)).stream().map(Line::of).toList());
    }
}
