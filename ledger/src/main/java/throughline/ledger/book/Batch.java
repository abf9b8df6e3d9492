package throughline.ledger.book;

import static java.math.BigDecimal.ZERO;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Accounts.Balance;
import throughline.ledger.book.BookLine.Place;
import throughline.ledger.book.BookLine.Tags;
import throughline.ledger.book.Locks.PoolKey;
import throughline.ledger.store.RowSet;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;

/** Postings worked out in memory, one after the other, under the locks that they need; then written all at once. */
final class Batch {

    private final Map<AccountKey, Accounts.Row> accounts;
    private final Locks locks;
    private final Instant bookedAt;

    private final RowSet entries = new RowSet(
            "book.entry",
            "id bigint",
            "effect text",
            "kind text",
            "about text",
            "entity text",
            "counts_on date",
            "month int",
            "booked_at timestamptz",
            "message uuid",
            "document bigint",
            "decisions text",
            "rule_book text",
            "reverses bigint",
            "lane smallint",
            "lane_seq bigint",
            "hash bytea");
    private final RowSet lines = new RowSet(
            "book.line",
            "entry bigint",
            "line int",
            "unit int",
            "account int",
            "amount numeric",
            "account_seq bigint",
            "balance_after numeric",
            "party text",
            "order_number text",
            "shipment text",
            "open_item text",
            "due_on date",
            "item text",
            "location text",
            "jurisdiction text",
            "source_message uuid",
            "source_offset bigint",
            "source_length int",
            "source_segment text");

    private final Map<Integer, Balance> moved = new TreeMap<>();
    private final Map<PoolKey, BigDecimal[]> pools = new TreeMap<>();
    private final Map<OpenItem, Settled> openItems = new TreeMap<>();
    private final Map<Day, BigDecimal[]> days = new HashMap<>();
    private final long laneSeqBefore;

    Batch(Map<AccountKey, Accounts.Row> accounts, Locks locks, Instant bookedAt) {
        this.accounts = accounts;
        this.locks = locks;
        this.bookedAt = bookedAt;
        this.laneSeqBefore = locks.laneSeq;
    }

    static void collectAccounts(Posting posting, Set<AccountKey> into) {
        posting.money().forEach(line -> into.add(AccountKey.of(posting.entity(), line)));
        for (var line : posting.stock()) {
            into.add(AccountKey.of(posting.entity(), line, line.from()));
            into.add(AccountKey.of(posting.entity(), line, line.to()));
        }
    }

    /** @throws StockShortage when a movement would take more than there is */
    void add(long id, Posting posting) {
        var written = new ArrayList<BookLine>(posting.lineCount());
        for (var line : posting.money()) {
            written.add(money(id, posting, line, written.size() + 1));
        }
        for (var line : posting.stock()) {
            written.add(
                    stock(posting, line, line.from(), line.quantity().amount().negate(), written.size() + 1));
            written.add(stock(posting, line, line.to(), line.quantity().amount(), written.size() + 1));
            value(posting, line);
        }
        written.forEach(line -> row(id, line));
        chain(entry(id, posting), written);
    }

    private BookLine money(long id, Posting posting, MoneyLine line, int number) {
        var key = AccountKey.of(posting.entity(), line);
        var amount = line.signed().amount();
        var day =
                days.computeIfAbsent(new Day(row(key).id(), posting.on()), any -> new BigDecimal[] {ZERO, ZERO, ZERO});
        var side = line.side() == Side.DEBIT ? 0 : 1;
        day[side] = day[side].add(line.amount().amount());
        day[2] = day[2].add(BigDecimal.ONE);
        var about = line.dimensions();
        if (about.party() != null && about.openItem() != null) {
            openItems
                    .computeIfAbsent(
                            new OpenItem(about.party().code(), row(key).id(), about.openItem()), any -> new Settled(id))
                    .add(amount, about.dueOn());
        }
        if (line.account().number().equals(Account.INVENTORY.number())) {
            var pool = new PoolKey(posting.entity().code(), String.valueOf(about.item()));
            refuseAnotherCurrency(pool, line);
            var change = pool(pool);
            change[1] = change[1].add(amount);
        }
        return new BookLine(number, key, amount, null, null, Tags.of(about), place(posting, line.source()));
    }

    private BookLine stock(Posting posting, StockLine line, StockState state, BigDecimal amount, int number) {
        var key = AccountKey.of(posting.entity(), line, state);
        Balance balance = locks.balances.get(row(key).id());
        if (balance == null) {
            throw new IllegalStateException("no balance is kept for " + key.title());
        }
        var after = balance.amount.add(amount);
        if (balance.floor != null && after.compareTo(balance.floor) < 0) {
            throw new StockShortage("%s: there are %s %s and %s would take %s"
                    .formatted(
                            key.title(),
                            balance.amount.toPlainString(),
                            key.measure(),
                            posting.title(),
                            amount.negate().toPlainString()));
        }
        balance.amount = after;
        balance.seq++;
        moved.put(row(key).id(), balance);
        return new BookLine(number, key, amount, balance.seq, after, Tags.NONE, place(posting, line.source()));
    }

    /** What enters or leaves the valued states enters or leaves the item's cost pool. */
    private void value(Posting posting, StockLine line) {
        if (line.from().valued() == line.to().valued()) {
            return;
        }
        var change = pool(new PoolKey(posting.entity().code(), line.item().code()));
        var amount = line.quantity().amount();
        change[0] = change[0].add(line.to().valued() ? amount : amount.negate());
    }

    private BigDecimal[] pool(PoolKey key) {
        if (!locks.pools.containsKey(key)) {
            throw new IllegalArgumentException(
                    "%s has no cost in %s: bring it in with its value first".formatted(key.item(), key.entity()));
        }
        return pools.computeIfAbsent(key, any -> new BigDecimal[] {ZERO, ZERO});
    }

    private void refuseAnotherCurrency(PoolKey key, MoneyLine line) {
        String currency = locks.pools.get(key);
        if (currency != null && !currency.equals(line.amount().currency().getCurrencyCode())) {
            throw new IllegalArgumentException("%s is valued in %s, not in %s"
                    .formatted(key.item(), currency, line.amount().currency()));
        }
    }

    private BookEntry entry(long id, Posting posting) {
        var cause = posting.cause();
        return new BookEntry(
                id,
                posting.effect().value(),
                posting.kind(),
                posting.about(),
                posting.entity().code(),
                posting.on(),
                bookedAt,
                cause.message() == null ? null : cause.message().value(),
                cause.document(),
                cause.decisions(),
                cause.ruleBook(),
                posting.reverses(),
                locks.lane,
                ++locks.laneSeq);
    }

    private void chain(BookEntry entry, List<BookLine> written) {
        locks.laneHash = EntryHash.of(locks.laneHash, entry, written);
        var on = entry.countsOn();
        entries.add(
                entry.id(),
                entry.effect(),
                entry.kind(),
                entry.about(),
                entry.entity(),
                on,
                on.getYear() * 100 + on.getMonthValue(),
                entry.bookedAt(),
                entry.message(),
                entry.document(),
                arrayText(entry.decisions()),
                entry.ruleBook(),
                entry.reverses(),
                entry.lane(),
                entry.laneSeq(),
                locks.laneHash);
    }

    private void row(long id, BookLine line) {
        var account = row(line.account());
        var tags = line.tags();
        var place = line.place();
        lines.add(
                id,
                line.line(),
                account.unit(),
                account.id(),
                line.amount(),
                line.accountSeq(),
                line.balanceAfter(),
                tags.party(),
                tags.order(),
                tags.shipment(),
                tags.openItem(),
                tags.dueOn(),
                tags.item(),
                tags.location(),
                tags.jurisdiction(),
                place.message(),
                place.offset(),
                place.length(),
                place.segment());
    }

    private Accounts.Row row(AccountKey key) {
        Accounts.Row row = accounts.get(key);
        if (row == null) {
            throw new IllegalStateException("no such account: " + key);
        }
        return row;
    }

    private static Place place(Posting posting, @Nullable SourceSpan source) {
        if (source == null) {
            return Place.NONE;
        }
        MessageId message = posting.cause().message();
        var own = source.message().equals(message) ? null : source.message().value();
        return new Place(own, source.offset(), source.length(), source.segment());
    }

    private static String arrayText(List<Long> values) {
        return values.toString().replace('[', '{').replace(']', '}').replace(" ", "");
    }

    void write(Connection connection) throws SQLException {
        new BatchWriter(connection, locks, laneSeqBefore)
                .entries(entries)
                .lines(lines)
                .days(days)
                .balances(moved)
                .pools(pools)
                .openItems(openItems)
                .send();
    }

    /** One account on one day. */
    record Day(int account, LocalDate day) {}

    /** What one party owes or is owed under one document. */
    record OpenItem(String party, int account, String item) implements Comparable<OpenItem> {

        @Override
        public int compareTo(OpenItem other) {
            var byParty = party.compareTo(other.party);
            if (byParty != 0) {
                return byParty;
            }
            return account != other.account ? Integer.compare(account, other.account) : item.compareTo(other.item);
        }
    }

    /** How an open item changes. */
    static final class Settled {

        final long entry;
        BigDecimal amount = ZERO;

        @Nullable
        LocalDate dueOn;

        Settled(long entry) {
            this.entry = entry;
        }

        void add(BigDecimal more, @Nullable LocalDate due) {
            amount = amount.add(more);
            dueOn = due == null ? dueOn : due;
        }
    }
}
