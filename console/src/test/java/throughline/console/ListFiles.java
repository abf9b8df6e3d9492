package throughline.console;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import throughline.operations.flow.PartnerFiles;

/**
 * Two folders in memory. A profile without a name is grave; one that says {@code odd} has a fault that may be meant. The version is the
 * texts' own hash, filled up.
 */
public final class ListFiles implements PartnerFiles {

    static final String PROFILE =
            """
            name: Northgate Stores
            identifiers:
              - {format: X12, value: "ZZ:NORTHGATE"}
            inbound: ["850", "997"]
            outbound:
              Invoice: {format: X12, version: "004010", ours: "ZZ:THROUGHLINE", theirs: "ZZ:NORTHGATE", units: {CS: CX}}
            """;

    private final Map<String, Map<String, String>> folders = new HashMap<>();

    ListFiles() {
        folders.put("northgate", new TreeMap<>(Map.of("profile.yaml", PROFILE, "README.md", "# Northgate\n")));
        folders.put("broken", new TreeMap<>(Map.of("profile.yaml", "inbound: [850]\n")));
    }

    @Override
    public synchronized Filed of(String code) {
        var texts = folder(code);
        return new Filed(
                version(texts),
                code.equals("broken") ? null : version(texts),
                texts,
                Map.of("samples/850-two-lines.edi", 812L, "samples/850-two-lines.expected.json", 4022L),
                Map.of("Invoice CS", "CX"));
    }

    @Override
    public synchronized List<Wrong> wrong(String code) {
        return grave(folder(code));
    }

    @Override
    public synchronized Judged judge(String code, Map<String, @Nullable String> texts) {
        var after = after(code, texts);
        var fresh = new ArrayList<Wrong>();
        if (after.getOrDefault("profile.yaml", "").contains("odd")) {
            fresh.add(new Wrong("samples/850-two-lines.edi", "it is no longer what the sample says"));
        }
        return new Judged(grave(after), fresh, List.of(), version(after));
    }

    @Override
    public synchronized Judged write(String code, Change change) {
        var judged = judge(code, change.texts());
        if (!judged.passes(change.anyway())) {
            return judged;
        }
        if (!version(folder(code)).equals(change.seen())) {
            throw new IllegalStateException("somebody else has changed the folder '%s'".formatted(code));
        }
        folders.put(code, after(code, change.texts()));
        return judged;
    }

    private Map<String, String> after(String code, Map<String, @Nullable String> texts) {
        var after = new TreeMap<>(folder(code));
        texts.forEach((name, text) -> {
            if (!name.matches("profile\\.yaml|README\\.md|maps/.*\\.xml")) {
                throw new IllegalArgumentException("'%s' cannot be edited here".formatted(name));
            }
            if (text == null) {
                after.remove(name);
            } else {
                after.put(name, text);
            }
        });
        return after;
    }

    private Map<String, String> folder(String code) {
        var folder = folders.get(code);
        if (folder == null) {
            throw new NoSuchElementException("there is no partner '%s'".formatted(code));
        }
        return folder;
    }

    private static List<Wrong> grave(Map<String, String> texts) {
        return texts.getOrDefault("profile.yaml", "").contains("name:")
                ? List.of()
                : List.of(
                        new Wrong("profile.yaml, line 1", "the key 'name' is missing: what people call this partner"));
    }

    private static String version(Map<String, String> texts) {
        var counting = new TreeMap<>(texts);
        counting.remove("README.md");
        return "%064x".formatted(counting.hashCode() & 0xffffffffL);
    }
}
