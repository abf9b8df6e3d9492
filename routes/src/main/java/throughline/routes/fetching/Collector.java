package throughline.routes.fetching;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import throughline.connectors.Partner;
import throughline.operations.intake.Doorway;
import throughline.operations.way.Fetches;
import throughline.operations.way.Fetches.RemoteFile;
import throughline.routes.SideBySide;
import throughline.routes.fetching.Shelves.Terms;

/**
 * Takes what partners lay for us, from shelves of one kind. A file is sealed when it has not changed for a while, and only then moved
 * away or deleted there; whoever ends in between finds it again and does not take it twice.
 */
public final class Collector implements Pull {

    private static final int MOST_AT_ONCE = 500;
    private static final Duration LONGEST_FILE = Duration.ofMinutes(10);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final Shelves shelves;
    private final Doorway doorway;
    private final Fetches fetches;
    private final Map<String, Map<String, Seen>> seen = new ConcurrentHashMap<>();

    public Collector(Shelves shelves, Doorway doorway, Fetches fetches) {
        this.shelves = shelves;
        this.doorway = doorway;
        this.fetches = fetches;
    }

    /** A file as it was when we saw it first; by a clock that nobody puts on or back. */
    private record Seen(long size, Instant modified, long sinceNanos) {

        boolean same(RemoteFile file) {
            return size == file.size() && modified.equals(file.modified());
        }
    }

    @Override
    public boolean concerns(Partner partner) {
        if (shelves.concern(partner)) {
            return true;
        }
        seen.remove(partner.code());
        return false;
    }

    @Override
    public Duration every(Partner partner) throws IOException {
        return shelves.terms(partner).every();
    }

    @Override
    public Duration visit(Partner partner, SideBySide side) throws IOException, InterruptedException {
        var terms = shelves.terms(partner);
        var young = new AtomicBoolean();
        var more = new AtomicBoolean();
        shelves.visit(partner, shelf -> {
            var found = shelf.look(MOST_AT_ONCE);
            more.set(found.more());
            young.set(takeWhole(new Round(partner.code(), shelf, side), found, terms));
        });
        if (more.get()) {
            return AT_ONCE;
        }
        return young.get() ? shorter(terms.unchanged(), terms.every()) : terms.every();
    }

    private record Round(String partner, Shelf shelf, SideBySide side) {}

    private static Duration shorter(Duration one, Duration other) {
        var shorter = one.compareTo(other) < 0 ? one : other;
        return shorter.compareTo(AT_ONCE) < 0 ? AT_ONCE : shorter;
    }

    /** Whether there are files that may still be written. */
    private boolean takeWhole(Round round, Shelf.Found found, Terms terms) throws IOException, InterruptedException {
        var before = seen.getOrDefault(round.partner(), Map.of());
        var now = new HashMap<String, Seen>();
        var whole = new ArrayList<RemoteFile>();
        long nanos = System.nanoTime();
        for (var file : found.files()) {
            var known = before.get(file.name());
            var since = known != null && known.same(file) ? known : new Seen(file.size(), file.modified(), nanos);
            now.put(file.name(), since);
            if (nanos - since.sinceNanos() >= terms.unchanged().toNanos()) {
                whole.add(file);
            }
        }
        seen.put(round.partner(), now);
        takeAll(round, whole);
        whole.forEach(file -> now.remove(file.name()));
        return !now.isEmpty();
    }

    /** A file that cannot be taken does not keep the others from it; the visit has failed all the same. */
    private void takeAll(Round round, List<RemoteFile> whole) throws IOException, InterruptedException {
        IOException first = null;
        for (var file : whole) {
            try {
                take(round, file);
            } catch (IOException failure) {
                first = first == null ? failure : first;
                if (!round.shelf().isOpen()) {
                    break;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void take(Round round, RemoteFile file) throws IOException, InterruptedException {
        round.side().inTime(LONGEST_FILE, () -> {
            var message = fetches.takenBefore(file, shelves.channel()).orElse(null);
            if (message == null) {
                fetches.begin(file);
                try (var bytes = new Whole(round.shelf().open(file), file.size(), file.name())) {
                    message = doorway.receive(file.partner(), shelves.channel(), file.name(), bytes);
                }
                fetches.taken(file, message);
            }
            round.shelf().away(file, message);
            fetches.done(file);
        });
    }
}
