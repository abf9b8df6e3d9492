package throughline.operations.governance;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change as it stands in the store, without what follows from what is in force. */
record ChangeRow(
        long number,
        int revision,
        int content,
        ChangeState state,
        String title,
        String reason,
        String author,
        List<String> desks,
        long base,
        @Nullable String book,
        @Nullable Instant effectiveAt,
        @Nullable String zone,
        @Nullable String folder,
        Instant createdAt,
        Instant changedAt) {

    /** After an edit: nothing that followed from its texts stands. */
    ChangeRow draft() {
        return with(ChangeState.DRAFT, desks, base).bound(null).dated(null, null);
    }

    ChangeRow in(ChangeState next) {
        return with(next, desks, base);
    }

    ChangeRow touching(List<String> newDesks) {
        return with(state, newDesks, base);
    }

    ChangeRow on(long newBase) {
        return with(state, desks, newBase);
    }

    private ChangeRow with(ChangeState newState, List<String> newDesks, long newBase) {
        return copy(newState, title, reason, newDesks, newBase, book, effectiveAt, zone, folder);
    }

    ChangeRow described(String newTitle, String newReason) {
        return copy(state, newTitle, newReason, desks, base, book, effectiveAt, zone, folder);
    }

    ChangeRow bound(@Nullable String newBook) {
        return copy(state, title, reason, desks, base, newBook, effectiveAt, zone, folder);
    }

    ChangeRow dated(@Nullable Instant at, @Nullable String inZone) {
        return copy(state, title, reason, desks, base, book, at, inZone, folder);
    }

    /** Of a folder that read so. */
    ChangeRow read(String print) {
        return copy(state, title, reason, desks, base, book, effectiveAt, zone, print);
    }

    private ChangeRow copy(
            ChangeState newState,
            String newTitle,
            String newReason,
            List<String> newDesks,
            long newBase,
            @Nullable String newBook,
            @Nullable Instant newEffectiveAt,
            @Nullable String newZone,
            @Nullable String newFolder) {
        return new ChangeRow(
                number,
                revision,
                content,
                newState,
                newTitle,
                newReason,
                author,
                newDesks,
                newBase,
                newBook,
                newEffectiveAt,
                newZone,
                newFolder,
                createdAt,
                changedAt);
    }
}
