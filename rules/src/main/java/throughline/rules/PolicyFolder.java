package throughline.rules;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import throughline.rules.gate.Mistake;

/**
 * The analysts' folder, and the rule book that is in force. A change is taken in without a restart, as a whole or not at all: a folder with a
 * mistake in it leaves the last good book in force and says what is wrong.
 */
public final class PolicyFolder implements RuleBooks {

    private final Path folder;
    private final RuleBookBinder binder;
    private final Clock clock;
    private volatile RuleBook current;
    private volatile Status status;
    private @Nullable RuleBook previous;
    private Map<String, String> lastSeen;

    /**
     * How the folder stands.
     *
     * @param fingerprint of the book in force
     * @param since when it came into force
     * @param mistakes why the folder as it is now is not in force; empty when it is
     */
    public record Status(String fingerprint, int rules, Instant since, List<Mistake> mistakes) {

        public Status {
            mistakes = List.copyOf(mistakes);
        }
    }

    private PolicyFolder(Path folder, RuleBookBinder binder, Clock clock) throws IOException, PolicyException {
        this.folder = folder;
        this.binder = binder;
        this.clock = clock;
        this.lastSeen = read(folder);
        this.current = binder.bind(lastSeen);
        this.status = new Status(current.fingerprint(), current.rules().size(), clock.instant(), List.of());
    }

    /**
     * @throws PolicyException when the folder cannot become a book: there is none to fall back to at the start
     */
    public static PolicyFolder open(Path folder, RuleBookBinder binder, Clock clock)
            throws IOException, PolicyException {
        return new PolicyFolder(folder, binder, clock);
    }

    @Override
    public RuleBook current() {
        return current;
    }

    public Status status() {
        return status;
    }

    /**
     * Takes in what changed since the last look; called by the clock, cheap when nothing did.
     *
     * @param inForce is told of a new book, after it is in force
     * @return whether a new book is in force now
     */
    public synchronized boolean look(Consumer<RuleBook> inForce) throws IOException {
        Map<String, String> seen = read(folder);
        if (seen.equals(lastSeen)) {
            return false;
        }
        lastSeen = seen;
        try {
            RuleBook next = binder.bind(seen);
            if (previous != null) {
                previous.dispose();
            }
            // The book before this one stays open: somebody may still be asking it.
            previous = current;
            current = next;
            status = new Status(next.fingerprint(), next.rules().size(), clock.instant(), List.of());
            inForce.accept(next);
            return true;
        } catch (PolicyException refused) {
            status = new Status(current.fingerprint(), current.rules().size(), status.since(), refused.mistakes());
            return false;
        }
    }

    /** Every policy file below a folder, by its path with forward slashes. */
    public static Map<String, String> read(Path folder) throws IOException {
        return read(folder, ".drl");
    }

    /** Every file of examples below a folder, by its path with forward slashes. */
    public static SortedMap<String, String> examples(Path folder) throws IOException {
        return read(folder, ".csv");
    }

    private static SortedMap<String, String> read(Path folder, String ending) throws IOException {
        var policies = new TreeMap<String, String>();
        try (var files = Files.walk(folder)) {
            for (Path file : (Iterable<Path>)
                    files.filter(file -> file.getFileName().toString().endsWith(ending))::iterator) {
                policies.put(folder.relativize(file).toString().replace('\\', '/'), text(file));
            }
        }
        return policies;
    }

    private static String text(Path file) throws IOException {
        try {
            return Files.readString(file, UTF_8).replace("\r\n", "\n");
        } catch (MalformedInputException e) {
            // Read all the same, so that the gate can point at the place instead of the whole folder failing.
            return new String(Files.readAllBytes(file), UTF_8);
        }
    }
}
