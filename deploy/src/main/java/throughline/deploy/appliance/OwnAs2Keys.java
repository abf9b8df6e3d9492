package throughline.deploy.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import throughline.connectors.as2.KeyRing;
import throughline.connectors.as2.NewKey;

/**
 * Our AS2 keys: the files {@code as2-<date>.pem} among the secrets, each a private key and its certificate. The date says from when on we
 * sign with it; what is encrypted for any of them is opened. The first one is made when somebody asks for it.
 */
public final class OwnAs2Keys implements KeyRing.Source {

    private static final Pattern FILE = Pattern.compile("as2-(\\d{4}-\\d{2}-\\d{2})\\.pem");
    private static final String NAME = "Throughline AS2";
    private static final int VALID_DAYS = 730;

    private final Path folder;
    private final Clock clock;

    public OwnAs2Keys(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    @Override
    public synchronized KeyRing ring() throws IOException {
        var ring = read();
        if (ring.keys().isEmpty()) {
            make(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC));
            ring = read();
        }
        return ring;
    }

    /** Those that lie there; none is made. */
    public KeyRing read() throws IOException {
        var keys = new ArrayList<KeyRing.OwnKey>();
        for (var file : files()) {
            var name = file.getFileName().toString();
            var matched = FILE.matcher(name);
            if (matched.matches()) {
                Secrets.refuseIfOpen(file);
                keys.add(NewKey.read(name, Files.readString(file), begin(name, matched.group(1))));
            }
        }
        return new KeyRing(keys);
    }

    /**
     * Makes a new one.
     *
     * @param from we sign with it from this day on (UTC)
     * @return its file's name
     * @throws IOException when there is one of that day already
     */
    public String make(LocalDate from) throws IOException {
        var name = "as2-%s.pem".formatted(from);
        var pem = NewKey.pem(NAME, NewKey.BITS, clock.instant(), VALID_DAYS);
        if (!new Secrets(folder).keepIfNew(name, pem)) {
            throw new IOException("there is a key of that day already: " + folder.resolve(name));
        }
        return name;
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static Instant begin(String name, String day) throws IOException {
        try {
            return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeException noDay) {
            throw new IOException("%s does not name a day".formatted(name), noDay);
        }
    }
}
