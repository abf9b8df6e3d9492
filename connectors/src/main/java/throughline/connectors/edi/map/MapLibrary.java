package throughline.connectors.edi.map;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.connectors.edi.guide.Guide;
import throughline.connectors.edi.token.Standard;

/**
 * The maps in use: the standard's own from the program, with a partner's differences from its {@code maps/} folder
 * ({@code maps/x12-850.xml}). A changed file counts from the next interchange on.
 */
public final class MapLibrary {

    /** How maps are run. */
    public enum Mode {
        /** Direct calls; Smooks for what they cannot express. */
        COMPILED,
        /** Smooks for every map: the reference that the compiled maps have to agree with. */
        SMOOKS
    }

    private static final String VERSION = "1";

    private final Mode mode;
    private final Map<String, Ready> ready = new ConcurrentHashMap<>();

    public MapLibrary(Mode mode) {
        this.mode = mode;
    }

    /** A map and the engine that runs it; {@code name} is what a document's provenance says. */
    public record ReadyMap(String name, Engine engine) {}

    /**
     * The map for a type of message, or null when there is none.
     *
     * @throws MapFile.MapFault when the partner's file cannot be used
     */
    public @Nullable ReadyMap of(Guide guide, Standard spoken, @Nullable Partner partner) {
        var standard = spoken.folder() + "/" + guide.type();
        var differences = differences(standard, partner);
        var key = partner == null || differences == null ? standard : standard + "+" + partner.code();
        var changed = differences == null ? null : changed(differences);
        var known = ready.get(key);
        if (known == null || changed != null && !changed.equals(known.changed)) {
            var file = standard(standard);
            if (file == null) {
                return null;
            }
            if (partner != null && differences != null) {
                file = file.with(
                        MapFile.parse(partner.code() + "/" + differences.getFileName(), read(differences)),
                        partner.code());
            }
            var engine = engine(file, guide);
            known = new Ready(new ReadyMap(file.name() + " " + engine.name(), engine), changed);
            ready.put(key, known);
        }
        return known.map;
    }

    private Engine engine(MapFile file, Guide guide) {
        return mode == Mode.COMPILED ? CompiledMap.of(file, guide) : SmooksMap.of(file, guide);
    }

    private static @Nullable Path differences(String standard, @Nullable Partner partner) {
        var folder = partner == null ? null : partner.maps();
        if (folder == null) {
            return null;
        }
        var file = folder.resolve(standard.replace('/', '-') + ".xml");
        return Files.isRegularFile(file) ? file : null;
    }

    private static @Nullable MapFile standard(String name) {
        try (InputStream in = Guide.class.getResourceAsStream("/throughline/connectors/edi/" + name + ".xml")) {
            return in == null ? null : MapFile.parse(name + "@" + VERSION, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new MapFile.MapFault(file.getFileName().toString(), "it cannot be read");
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new MapFile.MapFault(file.getFileName().toString(), "it cannot be read");
        }
    }

    private record Ready(ReadyMap map, @Nullable FileTime changed) {}
}
