package throughline.connectors.partner;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of everything that a partner sends in one message: read, kept beside the document, or ignored knowingly.
 *
 * @param message as its standard names it ({@code 850}, {@code ORDERS})
 * @param documents so many of them were looked at
 * @param unreadable so many more gave no document
 * @param places every place at which something was sent, in the order of their names
 */
public record Coverage(String message, int documents, int unreadable, List<Place> places) {

    public Coverage {
        requireNonNull(message, "message");
        places = List.copyOf(places);
    }

    /**
     * One place.
     *
     * @param place segment and element, with the component where there is one ({@code REF02}, {@code LIN03-1})
     * @param seen how often something was sent there
     * @param read so often it went into the document
     * @param decides so often it only said how its neighbours are read: a qualifier
     * @param kept so often nobody read it, and it stays with the document
     * @param ignored so often nobody read it, and the profile says that nobody needs it
     * @param fields of the document it was read into ({@code lines.quantity})
     * @param why nobody needs it, or null
     */
    public record Place(
            String place,
            long seen,
            long read,
            long decides,
            long kept,
            long ignored,
            List<String> fields,
            @Nullable String why) {

        public Place {
            fields = List.copyOf(fields);
        }
    }

    /** Of a hundred values sent, so many are read, decide how others are read, or are ignored knowingly; rounded down. */
    @JsonProperty
    public int percent() {
        return percentOf(places);
    }

    private static int percentOf(List<Place> places) {
        long seen = places.stream().mapToLong(Place::seen).sum();
        long open = places.stream().mapToLong(Place::kept).sum();
        return seen == 0 ? 100 : (int) ((seen - open) * 100 / seen);
    }
}
