package throughline.model.lineage;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a document comes from: its bytes, the map that read them, and what the sender said that no map reads.
 *
 * @param source the whole document's bytes (for EDI from ST to SE, UNH to UNT), or null for a document of our own making
 * @param spans the bytes behind each value
 * @param unread values the map does not read; they stay with the document, in order
 * @param map the map that read it, with its version and engine ({@code x12/850@1 compiled}), or null for our own
 */
public record Provenance(@Nullable SourceSpan source, Spans spans, List<Unread> unread, @Nullable String map) {

    /** A document we made ourselves. */
    public static final Provenance OURS = new Provenance(null, Spans.NONE, List.of(), null);

    public Provenance {
        requireNonNull(spans, "spans");
        unread = List.copyOf(unread);
    }

    /** A value that came with the document and that no map reads: {@code element} is its place ({@code REF02}). */
    public record Unread(String element, String value, SourceSpan span) {}
}
