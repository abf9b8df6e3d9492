package throughline.operations.master.store;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.MappedSuperclass;
import java.util.List;
import java.util.function.Supplier;

/**
 * A row that is one record and nothing else. Rows are added and cleared away, never changed, so the whole record is what a row is known by;
 * one with an empty column is read column by column, because Hibernate takes a key with a gap for no key at all.
 */
@MappedSuperclass
abstract class Row<R extends Record> {

    @EmbeddedId
    R is;

    static <R extends Record> List<Row<R>> of(Supplier<? extends Row<R>> blank, List<R> records) {
        return records.stream().map(each -> of(blank.get(), each)).toList();
    }

    private static <R extends Record> Row<R> of(Row<R> row, R each) {
        row.is = each;
        return row;
    }
}
