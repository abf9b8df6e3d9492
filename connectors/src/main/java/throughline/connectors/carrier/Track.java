package throughline.connectors.carrier;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.connectors.json.Gathering;
import throughline.connectors.json.JsonFindingCode;
import throughline.connectors.json.JsonShape;
import throughline.connectors.json.Located;
import throughline.model.document.TransportStatus;
import throughline.model.document.TransportStatus.Status;
import throughline.model.value.DocumentNumber;

/** One parcel's story as a carrier tells it, gathered until it is a document. */
final class Track {

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Gathering gathering;
    private @Nullable String tracking;
    private @Nullable Status status;
    private @Nullable Instant at;
    private @Nullable String place;
    private @Nullable String reason;
    private @Nullable String signedBy;

    Track(Gathering gathering) {
        this.gathering = gathering;
    }

    void tracking(Located.Fields in, String name) {
        tracking = gathering.requiredText(in, name, "/tracking");
    }

    /** A word that no table knows says only that the parcel is under way somewhere; nothing is booked on it. */
    void status(Located.Fields in, String name, Map<String, Status> words) {
        var word = gathering.requiredText(in, name, "/status");
        if (word != null) {
            status = words.get(word);
            if (status == null) {
                gathering.wrong(
                        JsonFindingCode.CARRIER_STATUS,
                        in,
                        name,
                        "is no state that we know of this carrier; it was taken as under way");
                status = Status.IN_TRANSIT;
            }
        }
    }

    /** A time with its zone; one without says too little, and false is returned. */
    boolean at(Located.@Nullable Fields in, String name) {
        var said = in == null ? null : JsonShape.peek(in, name);
        if (in == null || said == null || !said.matches(".*T.*(Z|[+-]\\d\\d:?\\d\\d)")) {
            return false;
        }
        at = gathering.moment(in, name, "/at");
        return at != null;
    }

    /** A day and a time of day apart, {@code 20260309} and {@code 101530} or {@code 10:15:30}; in UTC, said or supposed. */
    void at(Located.Fields in, String day, String time, boolean utc) {
        var date = gathering.text(in, day, "/at");
        var clock = gathering.text(in, time, "/at");
        if (date == null || clock == null) {
            gathering.missing(in, date == null ? day : time);
            return;
        }
        try {
            var hour = LocalTime.parse(clock.replace(":", ""), DateTimeFormatter.ofPattern("HHmmss"));
            at = LocalDate.parse(date, DateTimeFormatter.BASIC_ISO_DATE)
                    .atTime(hour)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException none) {
            gathering.wrong(JsonFindingCode.JSON_DATE, in, day, "and %s are no day and time".formatted(time));
        }
        if (!utc) {
            gathering.wrong(
                    JsonFindingCode.CARRIER_TIME, in, time, "is a local time without its zone; it was read as UTC");
        }
    }

    void place(Located.@Nullable Fields in, String... names) {
        if (in != null) {
            var said = Stream.of(names)
                    .map(name -> gathering.text(in, name, "/place"))
                    .filter(Objects::nonNull)
                    .collect(Collectors.joining(", "));
            place = said.isEmpty() ? null : said;
        }
    }

    /** Why, where it is not simply on its way or there. */
    void reason(Located.@Nullable Fields in, String name) {
        if (in != null && (status == Status.EXCEPTION || status == Status.RETURNED)) {
            reason = gathering.text(in, name, "/reason");
        }
    }

    void signedBy(Located.@Nullable Fields in, String name) {
        if (in != null) {
            signedBy = gathering.text(in, name, "/signedBy");
        }
    }

    /**
     * The document; null when it lacks what it cannot do without. Its number says parcel, state and time, so that a carrier that calls
     * twice is heard once.
     */
    @Nullable
    TransportStatus document(JsonShape.Parties parties, String map) {
        if (at == null && status != null && tracking != null) {
            gathering.find(
                    JsonFindingCode.JSON_MISSING, gathering.root(), "The message does not say when this happened.");
        }
        if (tracking == null || status == null || at == null) {
            return null;
        }
        return new TransportStatus(
                new DocumentNumber("%s-%s-%s"
                        .formatted(tracking.strip(), status, STAMP.format(at.truncatedTo(ChronoUnit.SECONDS)))),
                parties.sender(),
                parties.receiver(),
                null,
                status,
                at,
                tracking,
                place,
                reason,
                signedBy,
                gathering.provenance(map));
    }

    /** The last of a list in the order of the text, or null. */
    static Located.@Nullable Fields last(List<Located.Fields> all) {
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }
}
