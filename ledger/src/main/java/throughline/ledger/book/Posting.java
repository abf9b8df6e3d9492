package throughline.ledger.book;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.LotId;
import throughline.model.value.Money;
import throughline.model.value.Quantity;

/**
 * One journal entry: everything one business event does to the books of one entity, in money and in stock. All of it is written, or
 * none.
 *
 * <p>A posting that does not balance cannot be built, and a posting once written is never changed; a mistake is put right by a second
 * posting that reverses it.
 *
 * @param effect what makes it happen once
 * @param kind the event, in a few words ({@code goods issue})
 * @param about what it is about ({@code SH-0000042})
 * @param on the day it counts for; its month must be open
 * @param reverses the entry it puts right, or null
 */
public record Posting(
        EffectKey effect,
        String kind,
        String about,
        EntityId entity,
        LocalDate on,
        Cause cause,
        List<MoneyLine> money,
        List<StockLine> stock,
        @Nullable Long reverses) {

    /**
     * @throws IllegalArgumentException when debits and credits differ in any currency, or when there is no line at all
     */
    public Posting {
        requireNonNull(effect, "effect");
        requireNonNull(entity, "entity");
        requireNonNull(on, "on");
        requireNonNull(cause, "cause");
        money = List.copyOf(money);
        stock = List.copyOf(stock);
        if (money.isEmpty() && stock.isEmpty()) {
            throw new IllegalArgumentException("%s %s has no line".formatted(kind, about));
        }
        for (var difference : differences(money).values()) {
            if (!difference.isZero()) {
                throw new IllegalArgumentException(
                        "%s %s does not balance: off by %s".formatted(kind, about, difference));
            }
        }
    }

    /** Begins a posting of one kind about one thing; its effect key is made of the two. */
    public static Draft draft(String kind, String about, EntityId entity, LocalDate on) {
        return new Draft(kind, about, entity, on);
    }

    public String title() {
        return kind + " " + about;
    }

    /** How many lines the book will hold: a movement is two of them, one out and one in. */
    public int lineCount() {
        return money.size() + 2 * stock.size();
    }

    private static Map<Currency, Money> differences(List<MoneyLine> lines) {
        var sums = new HashMap<Currency, Money>();
        for (var line : lines) {
            sums.merge(line.amount().currency(), line.signed(), Money::plus);
        }
        return sums;
    }

    /** Collects the lines of one posting; {@link #post()} checks them together. */
    public static final class Draft {

        private final String kind;
        private final String about;
        private final EntityId entity;
        private final LocalDate on;
        private final List<MoneyLine> money = new ArrayList<>();
        private final List<StockLine> stock = new ArrayList<>();
        private EffectKey effect;
        private Cause cause = Cause.NONE;
        private @Nullable Long reverses;

        private Draft(String kind, String about, EntityId entity, LocalDate on) {
            this.kind = kind;
            this.about = about;
            this.entity = entity;
            this.on = on;
            this.effect = EffectKey.of(kind.replace(' ', '-'), about);
        }

        public Draft effect(EffectKey key) {
            this.effect = key;
            return this;
        }

        public Draft because(Cause reason) {
            this.cause = reason;
            return this;
        }

        public Draft reverses(long entry) {
            this.reverses = entry;
            return this;
        }

        /** A line of zero is left out: it says nothing. */
        public Draft debit(Account account, Money amount, Dimensions dimensions, @Nullable SourceSpan source) {
            return line(new MoneyLine(account, Side.DEBIT, amount, dimensions, source));
        }

        /** A line of zero is left out: it says nothing. */
        public Draft credit(Account account, Money amount, Dimensions dimensions, @Nullable SourceSpan source) {
            return line(new MoneyLine(account, Side.CREDIT, amount, dimensions, source));
        }

        public Draft line(MoneyLine line) {
            if (!line.amount().isZero()) {
                money.add(line);
            }
            return this;
        }

        public Draft move(StockLine line) {
            stock.add(line);
            return this;
        }

        public Draft move(
                ItemId item,
                LocationId location,
                @Nullable LotId lot,
                StockState from,
                StockState to,
                Quantity quantity,
                @Nullable SourceSpan source) {
            return move(new StockLine(item, location, lot, from, to, quantity, source));
        }

        public Posting post() {
            return new Posting(effect, kind, about, entity, on, cause, money, stock, reverses);
        }
    }
}
