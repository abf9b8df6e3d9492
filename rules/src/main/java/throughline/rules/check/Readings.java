package throughline.rules.check;

import java.util.LinkedHashMap;
import java.util.Map;
import throughline.rules.Desk;
import throughline.rules.gate.SourceGate;
import throughline.rules.gate.SourceGate.Reading;

/**
 * The files that were read last: who edits one file of a folder asks again and again about all of it, and reading is nearly the whole work. What is
 * kept cannot change, and is found by the whole text.
 */
final class Readings {

    private static final int FILES_AT_MOST = 64;
    private static final int CHARACTERS_AT_MOST = 100_000;

    private static final Readings LAST = new Readings();

    private final Map<Text, Reading> kept = new LinkedHashMap<>(FILES_AT_MOST * 2, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Text, Reading> eldest) {
            return size() > FILES_AT_MOST;
        }
    };

    private record Text(Desk desk, String path, String text) {}

    private Readings() {}

    /** A file as the gate reads it; a large one is read each time. */
    static Reading of(Desk desk, String path, String text) {
        return text.length() > CHARACTERS_AT_MOST
                ? new SourceGate(desk, path).read(text)
                : LAST.read(new Text(desk, path, text));
    }

    private Reading read(Text file) {
        synchronized (kept) {
            var known = kept.get(file);
            if (known != null) {
                return known;
            }
        }
        var reading = new SourceGate(file.desk(), file.path()).read(file.text());
        synchronized (kept) {
            kept.put(file, reading);
        }
        return reading;
    }
}
