package throughline.console.look;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import throughline.ledger.trail.Story;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Segment;

/**
 * A message's text with what is wrong marked where it stands, each with its sentence below it. Of a long message the beginning is shown
 * and the neighbourhood of every mark.
 */
public final class MarkedText {

    private static final int BEGINNING = 60;
    private static final int AROUND = 2;
    private static final int MOST_ROWS = 2_000;

    private MarkedText() {}

    /**
     * A segment, or a gap where segments are left out.
     *
     * @param segment null for a gap
     * @param left how many are left out here
     * @param pieces its text, cut where a mark begins or ends
     * @param problems what is wrong in it, in byte order
     */
    public record Row(@Nullable Segment segment, int left, List<Piece> pieces, List<Story.Problem> problems) {

        public Row {
            pieces = List.copyOf(pieces);
            problems = List.copyOf(problems);
        }

        public boolean marked() {
            return pieces.stream().anyMatch(Piece::marked) || !problems.isEmpty();
        }
    }

    /** Some letters, marked or not. */
    public record Piece(String text, boolean marked) {}

    /**
     * Every segment, and the problems that stand in them; for a page of a message.
     *
     * @param pointer bytes somebody wants to see, marked as well, or null
     */
    public static List<Row> all(List<Segment> segments, List<Story.Problem> problems, @Nullable SourceSpan pointer) {
        return rows(segments, problems, pointer, Integer.MAX_VALUE);
    }

    /** The beginning of a whole message, and the neighbourhood of every problem. */
    public static List<Row> of(List<Segment> segments, List<Story.Problem> problems) {
        return rows(segments, problems, null, BEGINNING);
    }

    private static List<Row> rows(
            List<Segment> segments, List<Story.Problem> problems, @Nullable SourceSpan pointer, int beginning) {
        var bySegment = new TreeMap<Integer, List<Story.Problem>>();
        for (var problem : problems) {
            var span = problem.span();
            int at = span == null ? -1 : index(segments, span.offset());
            if (at >= 0) {
                bySegment.computeIfAbsent(at, none -> new ArrayList<>()).add(problem);
            }
        }
        int pointed = pointer == null ? -1 : index(segments, pointer.offset());
        var rows = new ArrayList<Row>();
        int left = 0;
        for (int i = 0; i < segments.size(); i++) {
            if (rows.size() >= MOST_ROWS || i >= beginning && !near(bySegment, i)) {
                left++;
                continue;
            }
            if (left > 0) {
                rows.add(gap(left));
                left = 0;
            }
            rows.add(row(segments.get(i), bySegment.getOrDefault(i, List.of()), i == pointed ? pointer : null));
        }
        if (left > 0) {
            rows.add(gap(left));
        }
        return rows;
    }

    private static boolean near(TreeMap<Integer, List<Story.Problem>> marked, int at) {
        var next = marked.ceilingKey(at - AROUND);
        return next != null && next <= at + AROUND;
    }

    private static Row gap(int left) {
        return new Row(null, left, List.of(), List.of());
    }

    /** The segment that holds a byte, or the one before it when the byte is between two; -1 when there is none. */
    private static int index(List<Segment> segments, long offset) {
        int low = 0;
        int high = segments.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (segments.get(middle).offset() <= offset) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return high;
    }

    private static Row row(Segment segment, List<Story.Problem> problems, @Nullable SourceSpan pointer) {
        var sorted = problems.stream()
                .sorted(Comparator.comparingLong(MarkedText::offset))
                .toList();
        var spans = Stream.concat(sorted.stream().map(Story.Problem::span), Stream.ofNullable(pointer))
                .filter(Objects::nonNull)
                .sorted(Comparator.comparingLong(SourceSpan::offset))
                .toList();
        return new Row(segment, 0, pieces(segment, spans), sorted);
    }

    private static List<Piece> pieces(Segment segment, List<SourceSpan> spans) {
        var text = segment.text();
        boolean wide = text.getBytes(UTF_8).length == segment.length();
        var pieces = new ArrayList<Piece>();
        int done = 0;
        for (var span : spans) {
            long begin = span.offset() - segment.offset();
            int from = Math.max(done, letters(text, begin, wide)); // two may be about the same bytes
            int to = letters(text, begin + Math.max(1, span.length()), wide);
            if (to > from) {
                add(pieces, text.substring(done, from), false);
                add(pieces, text.substring(from, to), true);
                done = to;
            }
        }
        add(pieces, text.substring(done), false);
        return pieces;
    }

    private static long offset(Story.Problem problem) {
        var span = problem.span();
        return span == null ? 0 : span.offset();
    }

    private static void add(List<Piece> pieces, String text, boolean marked) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, marked));
        }
    }

    /** How many letters so many bytes are: a segment is read in UTF-8, or one byte is one letter. */
    private static int letters(String text, long bytes, boolean wide) {
        if (!wide) {
            return (int) Math.max(0, Math.min(text.length(), bytes));
        }
        int letters = 0;
        for (long used = 0; letters < text.length() && used < bytes; ) {
            int point = text.codePointAt(letters);
            used += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
            letters += Character.charCount(point);
        }
        return letters;
    }
}
