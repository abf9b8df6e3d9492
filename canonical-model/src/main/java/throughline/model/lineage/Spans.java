package throughline.model.lineage;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The bytes behind every value of one document, by JSON pointer into its canonical form ({@code /lines/0/quantity}).
 *
 * <p>An interface, because a large document keeps its spans as arrays of numbers and spells pointers only when asked.
 */
public interface Spans {

    /** No bytes: a document we made ourselves. */
    Spans NONE = of(Map.of());

    /** The bytes behind one value, or null when no bytes said it (a default, or something we worked out). */
    @Nullable
    SourceSpan at(String pointer);

    /** All of them, in document order. */
    Map<String, SourceSpan> all();

    static Spans of(Map<String, SourceSpan> spans) {
        var kept = Collections.unmodifiableMap(new LinkedHashMap<>(spans));
        return new Spans() {
            @Override
            public @Nullable SourceSpan at(String pointer) {
                return kept.get(pointer);
            }

            @Override
            public Map<String, SourceSpan> all() {
                return kept;
            }
        };
    }
}
