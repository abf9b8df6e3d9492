package throughline.operations.flow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.SealedMessage;

/** What can be told of a partner's folder by reading what lies in it; implemented where the folders are read. */
public interface FolderReport {

    /**
     * What becomes of everything that a partner sends, by message: by its samples and by some of its real messages. Each of them is read
     * for it: it takes its time.
     *
     * @throws java.util.NoSuchElementException when there is no such partner
     */
    List<Covered> coverage(String code, List<SealedMessage> real);

    /**
     * The certificates a partner gave us, in the order of their files' names; empty for one that is not reached by AS2.
     *
     * @throws java.util.NoSuchElementException when there is no such partner
     */
    List<Certificate> certificates(String code);

    /**
     * A certificate of a partner.
     *
     * @param file its name in {@code certificates/}
     * @param subject whose it is, as it says itself
     * @param from we encrypt to it from then on
     * @param until it is valid so long
     * @param state {@code VALID}, {@code ENDS_SOON} (within 30 days), {@code EXPIRED}, {@code NOT_YET}
     */
    record Certificate(String file, String subject, Instant from, Instant until, String state) {}

    /**
     * One message of the standard.
     *
     * @param documents so many of them were looked at
     * @param unreadable so many more gave no document
     * @param percent of a hundred values sent, so many are read, decide how others are read, or are ignored knowingly; rounded down
     */
    record Covered(String message, int documents, int unreadable, int percent, List<Place> places) {

        public Covered {
            places = List.copyOf(places);
        }
    }

    /**
     * A segment's element, and what became of what was sent there.
     *
     * @param place {@code REF02}, {@code LIN03-1}
     * @param seen how often something was sent there: the sum of the next four
     * @param read so often it went into the document
     * @param decides so often it only said how its neighbours are read
     * @param kept so often nobody read it, and it stays with the document
     * @param ignored so often nobody read it, and the profile says that nobody needs it
     * @param fields of the document it was read into
     * @param why nobody needs it, or null
     */
    record Place(
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
}
