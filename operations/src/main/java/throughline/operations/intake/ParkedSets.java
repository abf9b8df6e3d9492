package throughline.operations.intake;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import throughline.ledger.store.Database;
import throughline.model.lineage.MessageId;
import throughline.operations.Desks;
import throughline.operations.Verdict;

/** The parked ones among the sets that were taken. */
public final class ParkedSets implements Parked {

    private static final int AT_ONCE = 200;

    private static final String KINDS =
            "select document_type, count(*), min(taken_at) from desk.taken_set where status = 'parked' group by 1 order by 1";
    /** Identifiers of messages ascend with time. */
    private static final String NEXT =
            """
            select message, position from desk.taken_set
            where status = 'parked' and document_type = ? and (message, position) > (?, ?) order by message, position limit ?""";

    private final Database database;
    private final Retaking retaking;

    public ParkedSets(Database database, Retaking retaking) {
        this.database = database;
        this.retaking = retaking;
    }

    /** A set, by its place. */
    private record Place(UUID message, int position) {}

    @Override
    public List<Kind> kinds() {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(KINDS);
                    var row = select.executeQuery()) {
                var kinds = new ArrayList<Kind>();
                while (row.next()) {
                    kinds.add(new Kind(
                            row.getString(1),
                            row.getLong(2),
                            row.getObject(3, OffsetDateTime.class).toInstant(),
                            Desks.has(row.getString(1))));
                }
                return kinds;
            }
        }));
    }

    @Override
    public Taken take(String type) {
        if (!Desks.has(type)) {
            throw new IllegalArgumentException("There is no desk for %s.".formatted(type));
        }
        var counts = new EnumMap<Verdict.Kind, Integer>(Verdict.Kind.class);
        @Nullable String failure = null;
        int failed = 0;
        var last = new Place(new UUID(0, 0), 0);
        for (var some = next(type, last); !some.isEmpty(); some = next(type, last)) {
            for (var place : some) {
                try {
                    database.transact(unit -> retaking.unpark(unit, new MessageId(place.message()), place.position()))
                            .ifPresent(verdict -> counts.merge(verdict.kind(), 1, Integer::sum));
                } catch (RuntimeException failing) {
                    failure = failed++ == 0 ? String.valueOf(failing.getMessage()) : failure;
                }
                last = place;
            }
        }
        return taken(type, counts, failed, failure);
    }

    private static Taken taken(String type, Map<Verdict.Kind, Integer> counts, int failed, @Nullable String failure) {
        return new Taken(
                type,
                counts.getOrDefault(Verdict.Kind.ACCEPTED, 0) + counts.getOrDefault(Verdict.Kind.PARTIAL, 0),
                counts.getOrDefault(Verdict.Kind.HELD, 0),
                counts.getOrDefault(Verdict.Kind.REJECTED, 0),
                counts.getOrDefault(Verdict.Kind.DUPLICATE, 0),
                counts.getOrDefault(Verdict.Kind.PARKED, 0),
                failed,
                failure);
    }

    private List<Place> next(String type, Place after) {
        return database.read(unit -> unit.jdbc(connection -> {
            try (var select = connection.prepareStatement(NEXT)) {
                select.setString(1, type);
                select.setObject(2, after.message());
                select.setInt(3, after.position());
                select.setInt(4, AT_ONCE);
                return places(select);
            }
        }));
    }

    private static List<Place> places(java.sql.PreparedStatement select) throws SQLException {
        var places = new ArrayList<Place>();
        try (var row = select.executeQuery()) {
            while (row.next()) {
                places.add(new Place(row.getObject(1, UUID.class), row.getInt(2)));
            }
        }
        return places;
    }
}
