package throughline.connectors.edi.guide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A table in a text resource: one row a line, columns separated by bars, {@code #} begins a comment line. */
public final class GuideFile {

    private static final String ROOT = "/throughline/connectors/edi/";

    private GuideFile() {}

    /** @param name below the resource folder of EDI, without {@code .guide} */
    public static List<List<String>> rows(String name) {
        var rows = new ArrayList<List<String>>();
        for (var line : lines(name)) {
            rows.add(List.of(line.strip().split("\\|", -1)));
        }
        return rows;
    }

    static boolean exists(String name) {
        return GuideFile.class.getResource(ROOT + name + ".guide") != null;
    }

    static List<String> lines(String name) {
        try (InputStream in = GuideFile.class.getResourceAsStream(ROOT + name + ".guide")) {
            if (in == null) {
                throw new IllegalArgumentException("there is no guide " + name);
            }
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
