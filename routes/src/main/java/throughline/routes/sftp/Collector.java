package throughline.routes.sftp;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.sshd.sftp.client.SftpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.connectors.Partner;
import throughline.operations.intake.Doorway;
import throughline.operations.way.Fetches;
import throughline.operations.way.Fetches.RemoteFile;
import throughline.routes.SideBySide;
import throughline.routes.inbound.HalfWritten;

/**
 * Fetches what partners lay for us on their own servers. A file is sealed when it has not changed for a while, and only then moved away
 * or deleted there; whoever ends in between finds it again and does not take it twice.
 */
public final class Collector implements AutoCloseable {

    /** The channel that a message came by. */
    static final String CHANNEL = "sftp";

    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);
    private static final int MOST_AT_ONCE = 500;
    private static final Pattern PLAIN = Pattern.compile("[^/\\\\\\p{Cntrl}]{1,255}");
    private static final Duration LONGEST_FILE = Duration.ofMinutes(10);

    private final Supplier<Collection<Partner>> partners;
    private final SftpServers servers;
    private final Doorway doorway;
    private final Fetches fetches;
    private final SideBySide visits;
    private final Map<String, Map<String, Seen>> seen = new ConcurrentHashMap<>();

    public Collector(
            Supplier<Collection<Partner>> partners,
            SftpServers servers,
            Doorway doorway,
            Fetches fetches,
            Duration stop) {
        this.partners = partners;
        this.servers = servers;
        this.doorway = doorway;
        this.fetches = fetches;
        this.visits = new SideBySide("collector", stop);
    }

    /** A file as it was when we saw it first; by a clock that nobody puts on or back. */
    private record Seen(long size, Instant modified, long sinceNanos) {

        boolean same(RemoteFile file) {
            return size == file.size() && modified.equals(file.modified());
        }
    }

    /** Sets off a visit to each partner whose turn it is. */
    public void look() {
        var polled = new HashMap<String, Partner>();
        for (var partner : partners.get()) {
            if ("sftp".equals(partner.transport().get("kind"))
                    && partner.transport().containsKey("pollDirectory")) {
                polled.put(partner.code(), partner);
            }
        }
        seen.keySet().retainAll(polled.keySet());
        for (var code : fetches.due(polled.keySet())) {
            visits.setOff(code, () -> visit(Objects.requireNonNull(polled.get(code))));
        }
    }

    /** One visit; what goes wrong is written down for people, and the way is tried again later. */
    void visit(Partner partner) throws InterruptedException {
        if (!fetches.go(partner.code())) {
            return;
        }
        var pause = Duration.ofMinutes(1);
        try {
            var place = SftpPlace.of(partner);
            var fetching = Objects.requireNonNull(place.fetching());
            pause = fetching.every();
            boolean young = servers.visit(place, server -> fetch(partner.code(), server, fetching));
            fetches.came(partner.code(), young ? shorter(fetching.unchanged(), pause) : pause);
        } catch (IOException | RuntimeException failure) {
            LOG.info("fetching from {} failed: {}", partner.code(), failure.getMessage());
            fetches.failed(partner.code(), String.valueOf(failure.getMessage()), pause);
        } finally {
            fetches.end(partner.code());
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        var least = Duration.ofSeconds(1);
        var shorter = one.compareTo(other) < 0 ? one : other;
        return shorter.compareTo(least) < 0 ? least : shorter;
    }

    /** Whether there are files that may still be written. */
    private boolean fetch(String partner, SftpClient server, SftpPlace.Fetching fetching)
            throws IOException, InterruptedException {
        var before = seen.getOrDefault(partner, Map.of());
        var now = new HashMap<String, Seen>();
        var whole = new ArrayList<RemoteFile>();
        long nanos = System.nanoTime();
        for (var file : files(partner, server, fetching.directory())) {
            var known = before.get(file.name());
            var since = known != null && known.same(file) ? known : new Seen(file.size(), file.modified(), nanos);
            now.put(file.name(), since);
            if (nanos - since.sinceNanos() >= fetching.unchanged().toNanos()) {
                whole.add(file);
            }
        }
        seen.put(partner, now);
        takeAll(server, fetching, whole);
        whole.forEach(file -> now.remove(file.name()));
        return !now.isEmpty();
    }

    /** A file that cannot be taken does not keep the others from it; the visit has failed all the same. */
    private void takeAll(SftpClient server, SftpPlace.Fetching fetching, List<RemoteFile> whole)
            throws IOException, InterruptedException {
        IOException first = null;
        for (var file : whole) {
            try {
                take(server, fetching, file);
            } catch (IOException failure) {
                first = first == null ? failure : first;
                if (!server.isOpen()) {
                    break;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private static List<RemoteFile> files(String partner, SftpClient server, String directory) throws IOException {
        var files = new ArrayList<RemoteFile>();
        for (var entry : server.readDir(directory)) {
            var name = entry.getFilename();
            var attributes = entry.getAttributes();
            if (attributes.isRegularFile() && isWanted(name) && files.size() < MOST_AT_ONCE) {
                var modified = attributes.getModifyTime();
                files.add(new RemoteFile(
                        partner, name, attributes.getSize(), modified == null ? Instant.EPOCH : modified.toInstant()));
            }
        }
        return files;
    }

    /** A name that leads elsewhere is no name; a server that makes one up is not obeyed. */
    static boolean isWanted(String name) {
        return PLAIN.matcher(name).matches() && !HalfWritten.is(name);
    }

    private void take(SftpClient server, SftpPlace.Fetching fetching, RemoteFile file)
            throws IOException, InterruptedException {
        try {
            visits.within(LONGEST_FILE, () -> {
                var path = fetching.directory() + "/" + file.name();
                var message = fetches.takenBefore(file, CHANNEL).orElse(null);
                if (message == null) {
                    fetches.begin(file);
                    try (var bytes = new Whole(server.read(path), file)) {
                        message = doorway.receive(file.partner(), CHANNEL, file.name(), bytes);
                    }
                    fetches.taken(file, message);
                }
                if (fetching.archive() == null) {
                    server.remove(path);
                } else {
                    server.rename(path, "%s/%s.%s".formatted(fetching.archive(), file.name(), message));
                }
                fetches.done(file);
            });
        } catch (IOException | InterruptedException | RuntimeException failure) {
            throw failure;
        } catch (Exception other) {
            throw new IOException(other);
        }
    }

    /** A connection that is cut may look like the end of a file; a file that ends early is not sealed. */
    private static final class Whole extends FilterInputStream {

        private final RemoteFile file;
        private long count;

        Whole(InputStream in, RemoteFile file) {
            super(in);
            this.file = file;
        }

        @Override
        public int read() throws IOException {
            int read = in.read();
            counted(read < 0 ? -1 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = in.read(bytes, offset, length);
            counted(read);
            return read;
        }

        private void counted(int read) throws IOException {
            count += Math.max(0, read);
            if (read < 0 && count != file.size()) {
                throw new IOException("%s ended after %d of %d bytes".formatted(file.name(), count, file.size()));
            }
        }
    }

    @Override
    public void close() throws InterruptedException {
        visits.close();
    }
}
