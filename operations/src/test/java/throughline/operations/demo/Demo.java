package throughline.operations.demo;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import throughline.ledger.TestDatabase;
import throughline.ledger.book.Books;
import throughline.operations.Operations;
import throughline.operations.master.MasterDataBook;

/** The demonstration distributor in a fresh database, for tests of everything that needs a world to work in. */
public final class Demo implements AutoCloseable {

    /** The day of every test. */
    public static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-02T10:00:00Z"), ZoneOffset.UTC);

    public static final Path FOLDER = Path.of("..", "deploy", "demo");

    public final TestDatabase test;
    public final Books books = new Books(CLOCK);
    public final MasterDataBook master;
    public final DemoLoader.Loaded loaded;

    private Demo(TestDatabase test) {
        this.test = test;
        this.master = new MasterDataBook(test.database());
        this.loaded = loader().load(FOLDER);
    }

    public static Demo open() {
        return new Demo(TestDatabase.fresh(Operations.ENTITIES));
    }

    public DemoLoader loader() {
        return new DemoLoader(test.database(), master, books, CLOCK);
    }

    @Override
    public void close() {
        test.close();
    }
}
