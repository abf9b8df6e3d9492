package throughline.operations.demo;

import static java.util.stream.Collectors.groupingBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import throughline.ledger.book.Account;
import throughline.ledger.book.Books;
import throughline.ledger.book.Dimensions;
import throughline.ledger.book.Posting;
import throughline.ledger.book.Side;
import throughline.ledger.posting.OpeningBalance;
import throughline.ledger.posting.OpeningStock;
import throughline.ledger.store.Database;
import throughline.model.value.Quantity;
import throughline.operations.master.ChartAccount;
import throughline.operations.master.LegalEntity;
import throughline.operations.master.MasterDataBook;
import throughline.operations.master.MasterRows;
import throughline.operations.master.file.CsvFolder;
import throughline.operations.master.file.FilesRefused;
import throughline.operations.master.file.MasterFiles;

/**
 * Loads a distributor from a folder of files into an empty database: master records, and what it has, owes and is owed as journal entries.
 * All of it is one transaction, and a database that has master records already is left alone.
 */
public final class DemoLoader {

    private final Database database;
    private final MasterDataBook book;
    private final Books books;
    private final Clock clock;

    public DemoLoader(Database database, MasterDataBook book, Books books, Clock clock) {
        this.database = database;
        this.book = book;
        this.books = books;
        this.clock = clock;
    }

    /** What was loaded; {@code already} when somebody had before and nothing was done. */
    public record Loaded(boolean already, int customers, int items, int journalEntries) {}

    private record Read(MasterRows rows, Openings openings) {}

    /**
     * Checks every file before the first row is written.
     *
     * @throws FilesRefused when there is any mistake; nothing is loaded then
     */
    public Loaded load(Path folder) {
        if (book.current().version() > 0) {
            return new Loaded(true, 0, 0, 0);
        }
        var read = read(folder);
        return database.transact(unit -> {
            // Locked: two programs that start at once load once.
            if (book.locked(unit) > 0) {
                return new Loaded(true, 0, 0, 0);
            }
            book.replace(unit, read.rows());
            var entries = books.post(unit, postings(read.openings(), LocalDate.now(clock)));
            return new Loaded(
                    false,
                    read.rows().companies().customers().size(),
                    read.rows().goods().items().size(),
                    entries.size());
        });
    }

    private static Read read(Path directory) {
        var folder = CsvFolder.of(directory);
        var master = MasterFiles.read(folder);
        var openings = new OpeningFiles(folder, master).read();
        folder.refuseMistakes();
        return new Read(master.rows(), openings);
    }

    private static List<Posting> postings(Openings openings, LocalDate today) {
        var postings = new ArrayList<Posting>();
        by(openings.balances(), Openings.Balance::entity)
                .forEach((entity, balances) -> postings.add(accounts(entity, balances, today)));
        by(openings.openItems(), Openings.OpenItem::entity)
                .forEach((entity, items) -> postings.add(openItems(entity, items, today)));
        by(openings.stock(), Openings.Stock::warehouse)
                .forEach((warehouse, stock) -> postings.add(stock(stock, today)));
        return postings;
    }

    private static Posting accounts(LegalEntity entity, List<Openings.Balance> balances, LocalDate today) {
        var lines = balances.stream()
                .map(balance -> new OpeningBalance.Line(
                        account(balance.account()), balance.side(), balance.amount(), Dimensions.NONE))
                .toList();
        return new OpeningBalance()
                .postingFor(new OpeningBalance.Balances(entity.id(), entity.id().code(), today, lines));
    }

    private static Posting openItems(LegalEntity entity, List<Openings.OpenItem> items, LocalDate today) {
        var lines = items.stream()
                .map(item -> new OpeningBalance.Line(
                        account(item.account()),
                        item.side(),
                        item.amount(),
                        Dimensions.NONE
                                .party(item.party())
                                .openItem(item.document(), today.plusDays(item.daysUntilDue()))))
                .toList();
        return new OpeningBalance()
                .postingFor(new OpeningBalance.Balances(entity.id(), entity.id().code() + " open items", today, lines));
    }

    private static Posting stock(List<Openings.Stock> stock, LocalDate today) {
        var warehouse = stock.get(0).warehouse();
        var lines = stock.stream()
                .map(kept -> new OpeningStock.Line(
                        kept.item().id(),
                        warehouse.id(),
                        kept.lot(),
                        new Quantity(kept.quantity(), kept.item().baseUnit()),
                        kept.value()))
                .toList();
        return new OpeningStock()
                .postingFor(new OpeningStock.Counted(
                        warehouse.entity(), warehouse.id().code(), today, lines));
    }

    private static Account account(ChartAccount account) {
        var grows =
                switch (account.kind()) {
                    case ASSET, EXPENSE -> Side.DEBIT;
                    case LIABILITY, EQUITY, REVENUE -> Side.CREDIT;
                };
        return new Account(account.number(), account.name(), grows);
    }

    private static <K, T> Map<K, List<T>> by(List<T> rows, Function<T, K> key) {
        return rows.stream().collect(groupingBy(key, LinkedHashMap::new, Collectors.toList()));
    }
}
