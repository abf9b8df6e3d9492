package throughline.operations.ordering;

import org.jspecify.annotations.Nullable;
import throughline.model.lineage.SourceSpan;
import throughline.model.lineage.Spans;

/** The bytes behind one line's values; the whole line's where a value has none of its own. */
record LinePlaces(Spans spans, String pointer, @Nullable SourceSpan whole) {

    @Nullable
    SourceSpan quantity() {
        return or(spans.at(pointer + "/quantity"));
    }

    @Nullable
    SourceSpan unit() {
        return or(spans.at(pointer + "/unitAsSent"));
    }

    @Nullable
    SourceSpan item() {
        return or(spans.at(pointer + "/items/0"));
    }

    private @Nullable SourceSpan or(@Nullable SourceSpan exact) {
        return exact == null ? whole : exact;
    }
}
