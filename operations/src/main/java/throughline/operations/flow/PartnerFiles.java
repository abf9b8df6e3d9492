package throughline.operations.flow;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The files of partners' folders, for people who read and edit them; implemented where the folders are read. */
public interface PartnerFiles {

    /**
     * A partner's folder as it is now.
     *
     * @throws java.util.NoSuchElementException when there is no such partner
     */
    Filed of(String code);

    /**
     * What is not as it should be in a folder, in the order in which one mends it. Every sample is read for it: it takes its time.
     *
     * @throws java.util.NoSuchElementException when there is no such partner
     */
    List<Wrong> wrong(String code);

    /**
     * What would be wrong after a change; nothing is written.
     *
     * @param texts each file's new text, null to take it away
     * @throws IllegalArgumentException when a file cannot be edited as text; the message says which can
     */
    Judged judge(String code, Map<String, @Nullable String> texts);

    /**
     * Makes a change, whole or not at all, unless something stands against it.
     *
     * @throws IllegalArgumentException when a file cannot be edited as text
     * @throws IllegalStateException when somebody else has changed the folder since
     */
    Judged write(String code, Change change);

    /**
     * A change of some files.
     *
     * @param seen the version that whoever changes it has seen
     * @param anyway also when the folder would then have faults that it does not have yet
     */
    record Change(Map<String, @Nullable String> texts, String seen, boolean anyway) {

        public Change {
            texts = Collections.unmodifiableMap(new TreeMap<>(texts));
        }
    }

    /**
     * A folder's files.
     *
     * @param version SHA-256 over the files that count while we run, 64 hexadecimal digits
     * @param inForce the version messages are read with now; an older one while the folder is faulty, null while nobody knows the partner
     * @param texts what may be edited, by name
     * @param others what lies there besides, by name, in bytes
     * @param units our unit codes to its own, where its profile says so: {@code Invoice CS} to {@code CX}
     */
    record Filed(
            String version,
            @Nullable String inForce,
            Map<String, String> texts,
            Map<String, Long> others,
            Map<String, String> units) {

        public Filed {
            texts = Collections.unmodifiableMap(new TreeMap<>(texts));
            others = Collections.unmodifiableMap(new TreeMap<>(others));
            units = Collections.unmodifiableMap(new TreeMap<>(units));
        }
    }

    /** Something that is not as it should be; {@code place} is file and line or byte ({@code profile.yaml, line 7}). */
    record Wrong(String place, String text) {}

    /**
     * What stands against a change.
     *
     * @param grave what would keep the folder from coming into force
     * @param fresh what would be wrong and is not yet
     * @param known what is wrong already
     * @param version the folder's version after it: another one when the change was made
     */
    record Judged(List<Wrong> grave, List<Wrong> fresh, List<Wrong> known, String version) {

        public Judged {
            grave = List.copyOf(grave);
            fresh = List.copyOf(fresh);
            known = List.copyOf(known);
        }

        /** Whether it is, or would be, made. */
        public boolean passes(boolean anyway) {
            return grave.isEmpty() && (fresh.isEmpty() || anyway);
        }
    }
}
