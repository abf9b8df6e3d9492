package throughline.connectors.edi.envelope;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.connectors.edi.draft.FileHeader;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.finding.Findings;
import throughline.connectors.edi.guide.SetCheck;
import throughline.connectors.edi.token.SegmentTable;
import throughline.connectors.edi.token.Standard;
import throughline.connectors.edi.token.Syntax;
import throughline.connectors.edi.token.Tokenizer;
import throughline.model.reading.Envelope;
import throughline.model.reading.Piece;
import throughline.model.reading.Severity;

/**
 * A TRADACOMS transmission: STX, messages from MHD to MTR, END. The header and trailer messages (ORDHDR, ORDTLR; INVFIL, VATTLR, INVTLR;
 * RSGRSG) frame what is between them and are no sets. Nobody acknowledges: the standard has no message for it.
 */
public final class TradacomsFile implements EnvelopeReading {

    private static final int STX = SegmentTable.tag("STX");
    private static final int MHD = SegmentTable.tag("MHD");
    private static final int MTR = SegmentTable.tag("MTR");
    private static final int END = SegmentTable.tag("END");
    private static final int OFT = SegmentTable.tag("OFT");
    private static final int TOT = SegmentTable.tag("TOT");
    private static final int TYP = SegmentTable.tag("TYP");
    /** TYP01 of a file of copies of invoices that were sent before. */
    private static final String COPIES = "0709";

    private static final Pattern HEADER = Pattern.compile("[A-Z]{3}HDR|INVFIL");
    private static final Pattern FRAME = Pattern.compile("[A-Z]{3}(HDR|TLR)|INVFIL|RSGRSG");

    private final Desk desk;
    private final SegmentTable table;
    private final Tokenizer tokenizer;
    private final Findings findings;
    private final Envelope envelope;
    private final SetReading setReading;
    private boolean opened;
    private boolean pending;
    private int position;
    private int messages;
    private int framed;
    private boolean copies;

    /** @param setsBefore how many sets the message held before this transmission */
    public TradacomsFile(Desk desk, Syntax syntax, int setsBefore) {
        this.desk = desk;
        this.position = setsBefore;
        this.table = new SegmentTable(desk.window());
        this.tokenizer = new Tokenizer(desk.window(), table, syntax);
        this.findings = new Findings(desk.message().id(), table, Standard.TRADACOMS);
        table.clear();
        tokenizer.next();
        new SetCheck(findings, false).check(1);
        var sender = party(2);
        var partner = desk.partner("TRADACOMS", sender);
        var control = table.text(0, 5);
        this.envelope = new Envelope(
                "TRADACOMS",
                table.text(0, 1) + ":" + table.text(0, 1, 2),
                sender,
                party(3),
                control.isEmpty() ? "NONE" : control,
                partner == null ? null : partner.code(),
                false,
                false);
        this.setReading = setReading(partner);
    }

    private SetReading setReading(@Nullable Partner partner) {
        var said = partner == null ? null : partner.charset();
        return new SetReading(envelope, Standard.TRADACOMS, said == null ? ISO_8859_1 : said, partner, desk.maps());
    }

    @Override
    public int sets() {
        return position;
    }

    @Override
    public boolean advance(Deque<Piece> pieces) {
        if (!opened) {
            opened = true;
            pieces.add(new Piece.Opened(envelope));
            return true;
        }
        if (!pending) {
            table.clear();
            if (!tokenizer.next()) {
                return close(pieces, false);
            }
        }
        pending = false;
        int tag = table.tag(0);
        if (tag == MHD) {
            readMessage(pieces);
        } else if (tag == END) {
            count(findings, FindingCode.TRADACOMS_MESSAGE_COUNT, 0, 1, messages, "messages");
            return close(pieces, true);
        } else if (tag == STX) {
            table.giveBackLast();
            return close(pieces, false);
        } else {
            findings.segment(
                    FindingCode.TRADACOMS_STRAY_SEGMENT,
                    0,
                    "TRADACOMS MHD",
                    "Segment %s stands outside every message; it was not read.".formatted(SegmentTable.tagText(tag)));
        }
        return true;
    }

    private static boolean endsMessage(int tag) {
        return tag == MTR || tag == MHD || tag == END || tag == STX;
    }

    private void readMessage(Deque<Piece> pieces) {
        var type = table.text(0, 2);
        var frame = FRAME.matcher(type).matches();
        var own = frame ? findings : new Findings(desk.message().id(), table, Standard.TRADACOMS);
        var segments = SetSegments.read(tokenizer, table, MTR, TradacomsFile::endsMessage);
        messages++;
        checkMessage(own, type, segments.read());
        new Trailers(false, table, tokenizer).terminator(own, segments.next());
        segments.tellWhenTooLarge(own, "message");
        if (frame) {
            readFrame(type, segments.count());
        } else {
            framed++;
            if (copies) {
                own.segment(
                        FindingCode.DOCUMENT_COPY,
                        0,
                        "TRADACOMS TYP01",
                        "The file holds copies of documents (TYP01 %s); they are kept and not taken again."
                                .formatted(COPIES));
            }
            var header = new SetReading.Header(
                    type.isEmpty() ? "?" : type, table.text(0, 2, 2), null, table.text(0, 1), ++position);
            pieces.add(new Piece.Taken(envelope, setReading.read(header, own, segments.count(), segments.whole())));
        }
        if (segments.next()) {
            table.keepLast();
            pending = true;
        }
    }

    private void readFrame(String type, int count) {
        new SetCheck(findings, false).check(count);
        if (HEADER.matcher(type).matches()) {
            framed = 0;
            copies = copies(count);
            setReading.below(FileHeader.of(table, count));
        }
        for (int segment = 0; segment < count; segment++) {
            if (table.tag(segment) == OFT) {
                count(findings, FindingCode.TRADACOMS_MESSAGE_COUNT, segment, 1, framed, "orders");
            } else if (table.tag(segment) == TOT) {
                count(findings, FindingCode.TRADACOMS_MESSAGE_COUNT, segment, 6, framed, "invoices");
            }
        }
    }

    private boolean copies(int count) {
        for (int segment = 0; segment < count; segment++) {
            if (table.tag(segment) == TYP) {
                return table.text(segment, 1).equals(COPIES);
            }
        }
        return false;
    }

    private void checkMessage(Findings own, String type, int counted) {
        var control = table.text(0, 1);
        if (type.isEmpty() || !Counts.same(control, messages)) {
            own.segment(
                    FindingCode.TRADACOMS_MESSAGE_HEADER,
                    type.isEmpty() ? Severity.ERROR : Severity.WARNING,
                    0,
                    "TRADACOMS MHD",
                    type.isEmpty()
                            ? "MHD lacks its type."
                            : "MHD has the number \"%s\"; it is message %d of the file.".formatted(control, messages));
        }
        if (counted < 0) {
            own.segment(
                    FindingCode.TRADACOMS_MESSAGE_TRAILER,
                    0,
                    "TRADACOMS MTR",
                    "Message %s has no MTR: its end may have been lost.".formatted(control));
            return;
        }
        count(own, FindingCode.TRADACOMS_SEGMENT_COUNT, table.segments() - 1, 1, counted, "segments");
    }

    /** An element of a trailer counts what came before it. */
    private void count(Findings own, FindingCode code, int segment, int element, int received, String what) {
        var said = table.text(segment, element);
        if (Counts.same(said, received)) {
            return;
        }
        var tag = SegmentTable.tagText(table.tag(segment));
        var text = "%s says %s %s; %,d were received."
                .formatted(tag, said.isEmpty() ? "nothing of how many" : said, what, received);
        var rule = "TRADACOMS %s%02d".formatted(tag, element);
        int token = table.find(segment, element, 1);
        if (token == SegmentTable.NOWHERE) {
            own.missing(code, code.severity(), segment, element, 0, rule, text);
        } else {
            own.at(code, segment, token, rule, text);
        }
    }

    private boolean close(Deque<Piece> pieces, boolean trailer) {
        if (!trailer) {
            findings.absent(
                    FindingCode.TRADACOMS_FILE_TRAILER,
                    Severity.WARNING,
                    "END",
                    0,
                    "TRADACOMS END",
                    "The file has no END: its end may have been lost.");
        }
        desk.window().release();
        pieces.add(new Piece.Closed(envelope, findings.list(), List.of()));
        return false;
    }

    /** The number of the Article Number Association, else the name. */
    private String party(int element) {
        var code = table.text(0, element);
        var name = table.text(0, element, 2);
        return !code.isEmpty() ? code : name.isEmpty() ? "UNKNOWN" : name;
    }
}
