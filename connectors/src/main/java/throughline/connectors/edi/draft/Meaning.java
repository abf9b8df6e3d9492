package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.finding.Findings;
import throughline.connectors.edi.guide.Codes;
import throughline.connectors.edi.token.SegmentTable;
import throughline.connectors.edi.token.Standard;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.Provenance.Unread;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Envelope;
import throughline.model.value.PartyId;
import throughline.model.value.UnitCode;

/** Turns the values of one set's draft into canonical ones, and keeps account of the bytes behind each and of what nobody read. */
public final class Meaning {

    private final Envelope envelope;
    private final Findings findings;
    private final SegmentTable table;
    private final Codes codes;
    private final int segments;
    private final FileHeader header;
    private final FieldSpans.Notes spans;
    /** For each token whether somebody read it. */
    private final boolean[] read;

    private final Room room;

    /** What reading one set after the other needs each time again: kept, so that it is not made anew for each. */
    public static final class Room {

        private final FieldSpans.Notes spans = new FieldSpans.Notes();
        private boolean[] read = {};
        private String unitSaid = "";
        private @Nullable UnitCode unit;

        private boolean[] unread(int tokens) {
            if (read.length < tokens) {
                read = new boolean[tokens * 2];
            } else {
                Arrays.fill(read, 0, tokens, false);
            }
            return read;
        }
    }

    /**
     * @param segments how many segments of the table belong to the set
     * @param header what the file says for all of its sets
     * @param room of the set before, whose document is finished
     */
    public Meaning(Envelope envelope, Findings findings, int segments, FileHeader header, Room room) {
        this.header = header;
        this.envelope = envelope;
        this.findings = findings;
        this.table = findings.table();
        this.codes = Codes.of(findings.standard());
        this.segments = segments;
        this.spans = room.spans;
        this.read = room.unread(table.tokens());
        this.room = room;
        spans.begin(table.offset(0));
    }

    Standard standard() {
        return findings.standard();
    }

    boolean x12() {
        return findings.x12();
    }

    FileHeader header() {
        return header;
    }

    Codes codes() {
        return codes;
    }

    Envelope envelope() {
        return envelope;
    }

    PartyId sender() {
        var partner = envelope.partner();
        return new PartyId(partner != null ? partner : envelope.sender());
    }

    PartyId receiver() {
        return new PartyId(envelope.receiver());
    }

    /** The text of a value, its bytes recorded; null when there is none. */
    @Nullable
    String text(Field field, int first, int second, @Nullable Value value) {
        if (value == null || value.text().isEmpty()) {
            return null;
        }
        said(field, first, second, value);
        return value.text();
    }

    @Nullable
    String text(Field field, @Nullable Value value) {
        return text(field, 0, 0, value);
    }

    @Nullable
    String text(Field field, int first, @Nullable Value value) {
        return text(field, first, 0, value);
    }

    /** The value's bytes said this field. */
    void said(Field field, int first, int second, @Nullable Value value) {
        if (value != null && value.token() != SegmentTable.NOWHERE) {
            spans.add(field, first, second, table, value.token());
            read[value.token()] = true;
        } else if (value != null && value.place() != null) {
            spans.add(field, first, second, value.place());
        }
    }

    /** The value was understood and has no field of its own: a qualifier. */
    void used(@Nullable Value value) {
        if (value != null && value.token() != SegmentTable.NOWHERE) {
            read[value.token()] = true;
        }
    }

    /** The unit that a code of the standard means; null when no table knows it. Most lines say the one of the line before. */
    @Nullable
    UnitCode unit(String said) {
        if (!said.equals(room.unitSaid)) {
            var known = codes.meaning("unit", said);
            room.unit = known == null ? null : new UnitCode(known);
            room.unitSaid = said;
        }
        return room.unit;
    }

    /** The number, or null with a finding when it is none or beyond all sense. */
    @Nullable
    BigDecimal decimal(@Nullable Value value) {
        var number = value == null ? null : value.decimal();
        return number == null || number.precision() > 30 || Math.abs(number.scale()) > 15 ? null : number;
    }

    /** The currency a code names; otherwise, with a finding when the code is no currency, the other one. */
    Currency currency(@Nullable Value code, Currency otherwise) {
        if (code == null || code.text().isEmpty()) {
            return otherwise;
        }
        used(code);
        var text = code.text().toUpperCase(Locale.ROOT);
        try {
            return Currency.getInstance(text);
        } catch (IllegalArgumentException e) {
            at(
                    FindingCode.DOCUMENT_CURRENCY,
                    code,
                    "\"%s\" is no currency of ISO 4217; it was left out.".formatted(brief(text)));
            return otherwise;
        }
    }

    /** The day a date value says, or null with a finding when it says none. */
    @Nullable
    LocalDate date(@Nullable Value value, @Nullable Value format) {
        if (value == null || value.text().isEmpty()) {
            return null;
        }
        var date = Dates.parse(value.text(), format == null ? "" : format.text());
        if (date == null) {
            at(
                    FindingCode.DOCUMENT_DATE,
                    value,
                    "\"%s\" cannot be read as a date; it was left out.".formatted(brief(value.text())));
        }
        return date;
    }

    /** The day a value says, recorded as read; null when it says none. */
    @Nullable
    LocalDate day(Field field, int first, @Nullable Value value) {
        var date = date(value, null);
        if (date != null) {
            said(field, first, 0, value);
        }
        return date;
    }

    /** The first reference with one of these qualifiers, the best qualifier first; recorded as read. */
    @Nullable
    String reference(Field field, List<ReferenceDraft> references, List<String> qualifiers) {
        for (var qualifier : qualifiers) {
            for (var reference : references) {
                if (reference.qualifier != null
                        && reference.qualifier.text().equals(qualifier)
                        && reference.value != null
                        && !reference.value.text().isEmpty()) {
                    used(reference.qualifier);
                    return text(field, reference.value);
                }
            }
        }
        return null;
    }

    /** The best of several dates for one use; recorded as read. */
    @Nullable
    LocalDate date(Field field, int first, List<DateDraft> dates, String use) {
        return date(field, first, 0, dates, use);
    }

    @Nullable
    LocalDate date(Field field, int first, int second, List<DateDraft> dates, String use) {
        if (dates.isEmpty()) {
            return null;
        }
        for (var qualifier : codes.preferences(use)) {
            for (var dated : dates) {
                if (dated.qualifier != null && dated.qualifier.text().equals(qualifier) && dated.value != null) {
                    var date = date(dated.value, dated.format);
                    if (date != null) {
                        said(field, first, second, dated.value);
                        used(dated.qualifier);
                        used(dated.format);
                        return date;
                    }
                }
            }
        }
        return null;
    }

    /** The number that a reference of one of these qualifiers gives, the best qualifier first; its qualifier counts as read. */
    @Nullable
    Value reference(List<ReferenceDraft> references, List<String> wanted) {
        for (var qualifier : wanted) {
            for (var reference : references) {
                if (reference.value != null
                        && reference.qualifier != null
                        && reference.qualifier.text().equals(qualifier)) {
                    used(reference.qualifier);
                    return reference.value;
                }
            }
        }
        return null;
    }

    void at(FindingCode code, Value value, String text) {
        if (value.token() != SegmentTable.NOWHERE) {
            findings.at(code, table.segmentOf(value.token()), value.token(), null, text);
        }
    }

    /** About the segment that opened a line, or the set's first when there is none. */
    void segment(FindingCode code, @Nullable Value segment, int element, String text) {
        int at = segment == null || segment.token() == SegmentTable.NOWHERE ? 0 : table.segmentOf(segment.token());
        if (element > 0) {
            findings.missing(code, code.severity(), at, element, 0, null, text);
        } else {
            findings.segment(code, at, null, text);
        }
    }

    /** The whole segment a value stands in. */
    @Nullable
    SourceSpan segmentSpan(@Nullable Value value) {
        if (value == null || value.token() == SegmentTable.NOWHERE) {
            return null;
        }
        int segment = table.segmentOf(value.token());
        return new SourceSpan(
                findings.message(),
                table.offset(segment),
                table.length(segment),
                SegmentTable.tagText(table.tag(segment)));
    }

    /** Where the document came from, once everything was read. */
    Provenance provenance(String map, SourceSpan set) {
        return new Provenance(set, spans.sealed(findings.message()), unread(), map);
    }

    private List<Unread> unread() {
        var unread = new ArrayList<Unread>();
        for (int segment = 0; segment < segments; segment++) {
            int tag = table.tag(segment);
            int end = table.endToken(segment);
            for (int token = table.firstToken(segment) + 1; token < end; token++) {
                if (!read[token] && !table.isEmpty(token) && !Service.is(tag)) {
                    var name = Places.name(tag, table.placeOf(token));
                    var span = new SourceSpan(
                            findings.message(), table.tokenOffset(token), table.tokenLength(token), name);
                    unread.add(new Unread(name, table.trimmed(token), span));
                }
            }
        }
        return unread;
    }

    private static String brief(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }
}
