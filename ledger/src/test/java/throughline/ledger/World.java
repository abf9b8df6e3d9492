package throughline.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import throughline.ledger.book.Books;
import throughline.ledger.book.Posted;
import throughline.ledger.book.Posting;
import throughline.ledger.posting.OpeningStock;
import throughline.ledger.store.Database;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.Money;
import throughline.model.value.Quantity;

/** A small company for the tests: one entity, one warehouse. */
public final class World {

    public static final EntityId US = new EntityId("US01");
    public static final LocationId EAST = new LocationId("WH-EAST");
    public static final LocalDate DAY = LocalDate.of(2026, 3, 17);
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-17T10:15:30.123456Z"), ZoneOffset.UTC);

    private final Database database;
    private final Books books = new Books(CLOCK);

    public World(Database database) {
        this.database = database;
    }

    public Database database() {
        return database;
    }

    public Books books() {
        return books;
    }

    public List<Posted> post(Posting... postings) {
        return database.transact(unit -> books.post(unit, Arrays.asList(postings)));
    }

    /** Brings stock in, at a value. */
    public Posted stock(String item, long quantity, String value) {
        var line = new OpeningStock.Line(new ItemId(item), EAST, null, each(quantity), usd(value));
        return post(new OpeningStock().postingFor(new OpeningStock.Counted(US, item, DAY, List.of(line))))
                .get(0);
    }

    public static Quantity each(long quantity) {
        return Quantity.of(Long.toString(quantity), "EA");
    }

    public static Money usd(String amount) {
        return Money.of(amount, "USD");
    }
}
