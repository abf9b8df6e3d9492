package throughline.console.act;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import throughline.console.access.Deeds;
import throughline.operations.rebate.CreditNoteNumber;
import throughline.operations.rebate.RebateBook;
import throughline.operations.rebate.RebateDesk;
import throughline.operations.rebate.RebateDesk.Wish;
import throughline.operations.rebate.RebateRefused;
import throughline.operations.rebate.Settlement;

/** Settles rebates for whoever asks, and puts on record that it was done. */
public final class RebateActs {

    private final RebateDesk desk;
    private final RebateBook book;
    private final Deeds deeds;

    public RebateActs(RebateDesk desk, RebateBook book, Deeds deeds) {
        this.desk = desk;
        this.book = book;
        this.deeds = deeds;
    }

    /**
     * Settles what is open of a customer's.
     *
     * @param agreement only this one's; null or blank for all
     * @param until the last day of invoices that count ({@code 2026-09-30}); null or blank for today
     * @throws Refused when nothing is open, no reason is given, or the books are closed for today
     */
    public List<Settlement> settle(
            String customer, @Nullable String agreement, @Nullable String until, @Nullable String reason, String who) {
        if (reason == null || reason.isBlank()) {
            throw Refused.wrong(
                    "There is no reason given.", "Say in a sentence what is settled; it stays with the credit note.");
        }
        var wish = new Wish(customer, given(agreement), day(until), who, reason.strip());
        deeds.record(who, "settle rebates", customer, reason.strip());
        try {
            return desk.settle(wish);
        } catch (RebateRefused refused) {
            throw new Refused(
                    HttpStatus.CONFLICT,
                    "It is not settled: %s.".formatted(refused.getMessage()),
                    "The page Rebates shows what is open.");
        }
    }

    /** @throws Refused when there is no credit note of this number */
    public Settlement find(String number) {
        var parsed = CreditNoteNumber.parse(number);
        return (parsed.isPresent() ? book.settlement(parsed.getAsLong()) : java.util.Optional.<Settlement>empty())
                .orElseThrow(() -> Refused.unknown(
                        "There is no credit note %s.".formatted(number),
                        "A credit note has a number like CN-0000042; the page Rebates lists them."));
    }

    private static @Nullable String given(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        try {
            var given = given(text);
            return given == null ? null : LocalDate.parse(given);
        } catch (DateTimeParseException wrong) {
            throw Refused.wrong("'%s' is no day.".formatted(text), "Write it like 2026-09-30.");
        }
    }
}
