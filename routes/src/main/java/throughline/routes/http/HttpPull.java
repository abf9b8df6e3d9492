package throughline.routes.http;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.model.lineage.MessageId;
import throughline.operations.way.Takings;
import throughline.operations.way.Takings.Thing;
import throughline.routes.Said;
import throughline.routes.SideBySide;
import throughline.routes.fetching.Pull;
import throughline.routes.http.HttpPlace.Confirming;
import throughline.routes.http.HttpPlace.Form;
import throughline.routes.http.HttpVisit.Listed;
import throughline.routes.http.HttpVisit.Read;

/**
 * Fetches from partners' web servers: one address whose content changes, or the files that one lists. A file is read whole before it is
 * sealed, and sealed before the server is told.
 */
public final class HttpPull implements Pull {

    /** The channel that messages come by. */
    static final String CHANNEL = "http-pull";

    private static final int MOST_AT_ONCE = 500;
    private static final Duration LONGEST_FILE = Duration.ofMinutes(10);
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private final HttpServers servers;
    private final Takings takings;
    private final Consumer<MessageId> queue;

    /** @param queue has a sealed message read; one that could not be queued is found by the sweep */
    public HttpPull(HttpServers servers, Takings takings, Consumer<MessageId> queue) {
        this.servers = servers;
        this.takings = takings;
        this.queue = queue;
    }

    private record Round(Partner partner, HttpPlace place, HttpVisit visit, SideBySide side) {}

    @Override
    public boolean concerns(Partner partner) {
        return new Said(partner).is("http") && HttpPlace.isSaid(partner);
    }

    @Override
    public Duration every(Partner partner) throws IOException {
        return HttpPlace.of(partner).times().every();
    }

    @Override
    public Duration visit(Partner partner, SideBySide side) throws IOException, InterruptedException {
        var place = HttpPlace.of(partner);
        var round = new Round(partner, place, new HttpVisit(servers, partner, place), side);
        boolean more = false;
        if (place.listing() == Form.NONE) {
            side.inTime(LONGEST_FILE, () -> one(round));
        } else {
            more = listed(round);
        }
        return more ? AT_ONCE : place.times().every();
    }

    /**
     * The content of one address. Where it stays, it is taken when it differs from what was taken last; where it is taken away, whatever
     * comes is new.
     */
    private void one(Round round) throws IOException, InterruptedException {
        var address = round.place().poll();
        var last = round.place().confirming() == Confirming.NOTHING
                ? Last.of(takings.latest(round.partner().code(), CHANNEL).orElse(""), address)
                : Last.NOTHING;
        try (var read =
                round.visit().read(address, last.etag(), last.modified()).orElse(null)) {
            if (read == null || read.bytes().sha256().equals(last.sha256())) {
                return;
            }
            var mark = round.place().confirming() == Confirming.NOTHING
                    ? String.join(
                            "\n",
                            address.toString(),
                            read.etag(),
                            read.modified(),
                            read.bytes().sha256(),
                            last.sha256())
                    : "%s\n%s".formatted(address, read.bytes().sha256());
            take(round, new Thing(round.partner().code(), CHANNEL, mark), new Listed(name(address), address, ""), read);
        }
    }

    /** What was taken last from an address that keeps its content. */
    private record Last(String etag, String modified, String sha256) {

        static final Last NOTHING = new Last("", "", "");

        static Last of(String mark, URI address) {
            var said = mark.split("\n", -1);
            return said.length == 5 && said[0].equals(address.toString())
                    ? new Last(said[1], said[2], said[3])
                    : NOTHING;
        }
    }

    /** Whether there are more files than could be taken at once. */
    private boolean listed(Round round) throws IOException, InterruptedException {
        var all = round.visit().list();
        var known = takings.known(
                round.partner().code(),
                CHANNEL,
                all.stream().map(HttpPull::mark).toList());
        // Where they stay, one that was taken is left alone; where they are taken away, it only has to be told again.
        var wanted = round.place().confirming() == Confirming.NOTHING
                ? all.stream().filter(file -> !known.contains(mark(file))).toList()
                : all;
        takeAll(round, wanted.stream().limit(MOST_AT_ONCE).toList());
        return wanted.size() > MOST_AT_ONCE;
    }

    /** A file that cannot be taken does not keep the others from it; the visit has failed all the same. */
    private void takeAll(Round round, List<Listed> files) throws IOException, InterruptedException {
        IOException first = null;
        int failures = 0;
        for (var file : files) {
            try {
                round.side().inTime(LONGEST_FILE, () -> file(round, file));
            } catch (IOException failure) {
                first = first == null ? failure : first;
                if (++failures == 3) {
                    break;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void file(Round round, Listed file) throws IOException, InterruptedException {
        try (var read = round.visit().read(file.address(), null, null).orElse(null)) {
            if (read != null) {
                var mark = round.place().confirming() == Confirming.NOTHING
                        ? mark(file)
                        : "%s\n%s".formatted(file.address(), read.bytes().sha256());
                take(round, new Thing(round.partner().code(), CHANNEL, mark), file, read);
            }
        }
    }

    private static String mark(Listed file) {
        return file.address() + "\n" + file.version();
    }

    private void take(Round round, Thing thing, Listed file, Read read) throws IOException, InterruptedException {
        var taken = takings.take(thing, file.name(), read.bytes(), null);
        if (taken.fresh()) {
            queue.accept(taken.message());
        }
        if (round.place().confirming() != Confirming.NOTHING) {
            round.visit().confirm(file.name(), file.address(), read, taken.message());
            takings.forget(thing);
        }
    }

    private static String name(URI address) {
        @Nullable String path = address.getPath();
        var name = path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
        return name.isBlank() ? String.valueOf(address.getHost()) : name;
    }
}
