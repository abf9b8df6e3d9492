package throughline.console.api;

import java.security.Principal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import throughline.console.access.AccessTable;
import throughline.console.act.RebateActs;
import throughline.operations.rebate.CreditNoteNumber;
import throughline.operations.rebate.RebateBook;
import throughline.operations.rebate.Settlement;

/** What is promised back, and its settlement. Amounts are written with their currency ({@code USD 10.50}). */
@RestController
@RequestMapping(AccessTable.API)
public class RebatesApi {

    private static final int PAGE = 100;

    private final RebateBook book;
    private final RebateActs acts;

    public RebatesApi(RebateBook book, RebateActs acts) {
        this.book = book;
        this.acts = acts;
    }

    /** What is open, and what was settled last. */
    public record Picture(List<Open> open, List<Settled> settled) {}

    /** What is open for one customer, line by line, and what was settled of his. */
    public record OfCustomer(String customer, List<Open> open, List<Line> lines, List<Settled> settled) {}

    /** A credit note, and the lines that it settles. */
    public record CreditNote(Settled settled, List<Line> lines) {}

    /** What to settle; no agreement is all of them, no day is today. */
    public record Wanted(@Nullable String agreement, @Nullable String until, @Nullable String reason) {}

    /** As {@link RebateBook.Standing} says it. */
    public record Open(
            String entity,
            String customer,
            String name,
            String agreement,
            String open,
            long lines,
            LocalDate oldest,
            LocalDate newest) {

        static Open of(RebateBook.Standing standing) {
            return new Open(
                    standing.entity(),
                    standing.customer(),
                    standing.name(),
                    standing.agreement(),
                    standing.open().toString(),
                    standing.lines(),
                    standing.oldest(),
                    standing.newest());
        }
    }

    /** As {@link RebateBook.Accrual} says it. */
    public record Line(
            String invoice,
            int line,
            String order,
            String agreement,
            String item,
            LocalDate accruedOn,
            String base,
            String percent,
            String amount,
            String jurisdiction,
            String taxPercent) {

        static Line of(RebateBook.Accrual accrual) {
            return new Line(
                    accrual.invoice(),
                    accrual.line(),
                    accrual.order(),
                    accrual.agreement(),
                    accrual.item(),
                    accrual.accruedOn(),
                    accrual.base().toString(),
                    accrual.percent().toPlainString(),
                    accrual.amount().toString(),
                    accrual.jurisdiction(),
                    accrual.taxPercent().toPlainString());
        }
    }

    /** As {@link Settlement} says it. */
    public record Settled(
            String number,
            String customer,
            String entity,
            LocalDate until,
            LocalDate settledOn,
            String amount,
            String tax,
            String total,
            String by,
            String why,
            Instant settledAt) {

        static Settled of(Settlement settlement) {
            return new Settled(
                    settlement.number(),
                    settlement.customer(),
                    settlement.entity(),
                    settlement.until(),
                    settlement.settledOn(),
                    settlement.amount().toString(),
                    settlement.tax().toString(),
                    settlement.total().toString(),
                    settlement.by(),
                    settlement.why(),
                    settlement.settledAt());
        }
    }

    @GetMapping("/rebates")
    Picture list(@RequestParam(required = false) @Nullable String query, @RequestParam(defaultValue = "0") int skip) {
        var wanted = query == null || query.isBlank() ? null : query.strip();
        return new Picture(
                book.open(wanted, PAGE, Math.max(0, skip)).stream()
                        .map(Open::of)
                        .toList(),
                settled(book.settlements(null, PAGE, Math.max(0, skip))));
    }

    @GetMapping("/rebates/{customer}")
    OfCustomer of(
            @PathVariable String customer,
            @RequestParam(required = false) @Nullable String agreement,
            @RequestParam(defaultValue = "0") int skip) {
        return new OfCustomer(
                customer,
                book.openFor(customer).stream().map(Open::of).toList(),
                lines(book.accruals(customer, agreement, PAGE, Math.max(0, skip))),
                settled(book.settlements(customer, PAGE, 0)));
    }

    @PostMapping("/rebates/{customer}/settle")
    List<Settled> settle(@PathVariable String customer, @RequestBody Wanted wanted, Principal who) {
        return settled(acts.settle(customer, wanted.agreement(), wanted.until(), wanted.reason(), who.getName()));
    }

    @GetMapping("/credit-notes/{number}")
    CreditNote creditNote(@PathVariable String number, @RequestParam(defaultValue = "0") int skip) {
        var found = acts.find(number);
        return new CreditNote(
                Settled.of(found),
                lines(book.settled(CreditNoteNumber.parse(number).orElseThrow(), PAGE, Math.max(0, skip))));
    }

    private static List<Line> lines(List<RebateBook.Accrual> accruals) {
        return accruals.stream().map(Line::of).toList();
    }

    private static List<Settled> settled(List<Settlement> settlements) {
        return settlements.stream().map(Settled::of).toList();
    }
}
