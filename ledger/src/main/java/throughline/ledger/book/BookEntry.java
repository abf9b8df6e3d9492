package throughline.ledger.book;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry's row, without its hash: what the hash is over, together with its lines. */
public record BookEntry(
        long id,
        String effect,
        String kind,
        String about,
        String entity,
        LocalDate countsOn,
        Instant bookedAt,
        @Nullable UUID message,
        @Nullable Long document,
        List<Long> decisions,
        @Nullable String ruleBook,
        @Nullable Long reverses,
        int lane,
        long laneSeq) {}
