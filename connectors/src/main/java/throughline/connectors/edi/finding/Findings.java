package throughline.connectors.edi.finding;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.token.SegmentTable;
import throughline.connectors.edi.token.Standard;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Finding;
import throughline.model.reading.Severity;

/** Collects what is wrong with one set or one envelope, each with its place. No more than {@value #MOST} are listed; the rest is counted. */
public final class Findings {

    public static final int MOST = 200;

    private static final int LONGEST_VALUE = 99;

    /** A finding and the bad value, as an acknowledgement repeats it. */
    public record Found(FindingCode code, Finding finding, @Nullable String value) {}

    private final MessageId message;
    private final SegmentTable table;
    private final Standard standard;
    private final List<Found> found = new ArrayList<>();
    private int unlisted;
    private Severity worst = Severity.NOTE;

    public Findings(MessageId message, SegmentTable table, Standard standard) {
        this.message = message;
        this.table = table;
        this.standard = standard;
    }

    public SegmentTable table() {
        return table;
    }

    public MessageId message() {
        return message;
    }

    public boolean x12() {
        return standard == Standard.X12;
    }

    public Standard standard() {
        return standard;
    }

    public Severity worst() {
        return worst;
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public List<Found> found() {
        return found;
    }

    /** About one token. */
    public void at(FindingCode code, Severity severity, int segment, int token, @Nullable String rule, String text) {
        int place = table.placeOf(token);
        var place2 = new Place(
                SegmentTable.tagText(table.tag(segment)),
                segment + 1,
                SegmentTable.elementOf(place),
                hasComponents(segment, place) ? SegmentTable.componentOf(place) : 0);
        var span = new SourceSpan(message, table.tokenOffset(token), table.tokenLength(token), place2.name());
        add(code, severity, text, rule, place2, span, table.lineOf(token), brief(table.text(token)));
    }

    public void at(FindingCode code, int segment, int token, @Nullable String rule, String text) {
        at(code, code.severity(), segment, token, rule, text);
    }

    /** About an element that is not there: the place is its segment. */
    public void missing(
            FindingCode code,
            Severity severity,
            int segment,
            int element,
            int component,
            @Nullable String rule,
            String text) {
        var place = new Place(SegmentTable.tagText(table.tag(segment)), segment + 1, element, component);
        add(code, severity, text, rule, place, spanOf(segment), table.line(segment), null);
    }

    /** About a whole segment. */
    public void segment(FindingCode code, Severity severity, int segment, @Nullable String rule, String text) {
        var place = new Place(SegmentTable.tagText(table.tag(segment)), segment + 1, 0, 0);
        add(code, severity, text, rule, place, spanOf(segment), table.line(segment), null);
    }

    public void segment(FindingCode code, int segment, @Nullable String rule, String text) {
        segment(code, code.severity(), segment, rule, text);
    }

    /** About a segment that is not there: the place is the segment before which it is missed. */
    public void absent(
            FindingCode code, Severity severity, String tag, int before, @Nullable String rule, String text) {
        int at = Math.min(before, table.segments() - 1);
        var span = at < 0 ? null : new SourceSpan(message, table.offset(at), 0, tag);
        add(code, severity, text, rule, new Place(tag, before + 1, 0, 0), span, at < 0 ? 0 : table.line(at), null);
    }

    /** About exact bytes within a segment. */
    public void bytes(
            FindingCode code, int segment, int token, long offset, int length, @Nullable String rule, String text) {
        int place = table.placeOf(token);
        var where = new Place(SegmentTable.tagText(table.tag(segment)), segment + 1, SegmentTable.elementOf(place), 0);
        add(
                code,
                code.severity(),
                text,
                rule,
                where,
                new SourceSpan(message, offset, length, where.name()),
                table.lineOf(token),
                null);
    }

    /** Takes over one that was found elsewhere. */
    public void add(FindingCode code, Finding finding, @Nullable String value) {
        if (finding.severity().compareTo(worst) > 0) {
            worst = finding.severity();
        }
        if (found.size() >= MOST && finding.severity().compareTo(Severity.ERROR) < 0 || found.size() >= 2 * MOST) {
            unlisted++;
        } else {
            found.add(new Found(code, finding, value));
        }
    }

    /** As the document carries them: in the order of their bytes. */
    public List<Finding> list() {
        if (found.isEmpty()) {
            return List.of();
        }
        var list = new ArrayList<Finding>(found.size() + 1);
        for (var one : found) {
            list.add(one.finding());
        }
        list.sort(Comparator.comparingLong(
                finding -> finding.span() == null ? 0 : finding.span().offset()));
        if (unlisted > 0) {
            var code = FindingCode.EDI_MORE_FINDINGS;
            list.add(Finding.of(
                    code.severity(),
                    code.name(),
                    "%,d more findings are not listed.".formatted(unlisted),
                    code.who(),
                    null,
                    0));
        }
        return list;
    }

    private void add(
            FindingCode code,
            Severity severity,
            String text,
            @Nullable String rule,
            Place place,
            @Nullable SourceSpan span,
            int line,
            @Nullable String value) {
        var finding = new Finding(
                severity,
                code.name(),
                text,
                code.who(),
                rule,
                place.segment(),
                place.position(),
                place.element(),
                place.component(),
                span,
                line,
                acknowledged(code));
        add(code, finding, value);
    }

    /** TRADACOMS knows no acknowledgement. */
    private @Nullable String acknowledged(FindingCode code) {
        return switch (standard) {
            case X12 -> code.x12();
            case EDIFACT -> code.edifact();
            case TRADACOMS -> null;
        };
    }

    private SourceSpan spanOf(int segment) {
        return new SourceSpan(
                message, table.offset(segment), table.length(segment), SegmentTable.tagText(table.tag(segment)));
    }

    private boolean hasComponents(int segment, int place) {
        return !x12()
                        && SegmentTable.componentOf(place) > 0
                        && table.find(segment, SegmentTable.elementOf(place), 2) >= 0
                || SegmentTable.componentOf(place) > 1;
    }

    private static String brief(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE);
    }

    private record Place(String segment, int position, int element, int component) {

        String name() {
            return element == 0
                    ? segment
                    : "%s%02d".formatted(segment, element) + (component > 0 ? "-" + component : "");
        }
    }
}
