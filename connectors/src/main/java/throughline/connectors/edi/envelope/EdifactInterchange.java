package throughline.connectors.edi.envelope;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.AcknowledgementPolicy.Functional;
import throughline.connectors.Partner;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.finding.Findings;
import throughline.connectors.edi.token.SegmentTable;
import throughline.connectors.edi.token.Standard;
import throughline.connectors.edi.token.Syntax;
import throughline.connectors.edi.token.Tokenizer;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.ApplicationResponse.Kind;
import throughline.model.document.ApplicationResponse.SetResult;
import throughline.model.reading.Envelope;
import throughline.model.reading.Piece;
import throughline.model.reading.Severity;

/** An EDIFACT interchange: UNB, groups if any, messages, UNZ; or messages that have no UNB around them. */
public final class EdifactInterchange implements EnvelopeReading {

    private static final int UNB = SegmentTable.tag("UNB");
    private static final int UNA = SegmentTable.tag("UNA");
    private static final int UNZ = SegmentTable.tag("UNZ");
    private static final int UNG = SegmentTable.tag("UNG");
    private static final int UNE = SegmentTable.tag("UNE");
    private static final int UNH = SegmentTable.tag("UNH");
    private static final int UNT = SegmentTable.tag("UNT");
    private final Desk desk;
    private final SegmentTable table;
    private final Tokenizer tokenizer;
    private final Trailers trailers;
    private final Findings findings;
    private final @Nullable Partner partner;
    private final Answers.Question question;
    private final SetReading setReading;
    private final boolean headless;
    private final List<SetResult> results = new ArrayList<>();
    private final NumbersSeen controls = new NumbersSeen();
    private @Nullable String group;
    private boolean opened;
    private boolean pending;
    private boolean onlyAnswers = true;
    private int position;
    private int messages;
    private int groups;
    private int inGroup;

    /**
     * @param headless no UNB stands here, only what should be inside one
     * @param setsBefore how many sets the file held before this interchange
     */
    public EdifactInterchange(Desk desk, Syntax syntax, boolean headless, int setsBefore) {
        this.desk = desk;
        this.headless = headless;
        this.position = setsBefore;
        this.table = new SegmentTable(desk.window());
        this.tokenizer = new Tokenizer(desk.window(), table, syntax);
        this.trailers = new Trailers(false, table, tokenizer);
        this.findings = new Findings(desk.message().id(), table, Standard.EDIFACT);
        table.clear();
        tokenizer.next();
        var sender = headless ? "UNKNOWN" : party(2);
        this.partner = desk.partner("EDIFACT", sender);
        checkHeader();
        var receiver = headless ? "UNKNOWN" : party(3);
        var control = headless || table.text(0, 5).isEmpty() ? "NONE" : table.text(0, 5);
        boolean test = !headless && table.text(0, 11).equals("1");
        boolean acknowledge = !headless && table.text(0, 9).equals("1");
        var charset = charset();
        if (!headless) {
            table.clear();
            tokenizer.next();
        }
        pending = table.segments() > 0;
        var envelope = new Envelope(
                "EDIFACT",
                firstVersion(),
                sender,
                receiver,
                control,
                partner == null ? null : partner.code(),
                test,
                acknowledge,
                partner == null ? null : partner.version());
        this.question = new Answers.Question(envelope, null, null);
        this.setReading = new SetReading(envelope, Standard.EDIFACT, charset, partner, desk.maps());
    }

    @Override
    public int sets() {
        return position;
    }

    @Override
    public boolean advance(Deque<Piece> pieces) {
        if (!opened) {
            opened = true;
            pieces.add(new Piece.Opened(question.envelope()));
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
        if (tag == UNH) {
            readMessage(pieces);
        } else if (tag == UNG) {
            leaveGroup();
            group = table.text(0, 5);
            groups++;
            inGroup = 0;
        } else if (tag == UNE) {
            closeGroup();
        } else if (tag == UNZ) {
            checkTrailer();
            return close(pieces, true);
        } else if (tag == UNB || isUna(0)) {
            table.giveBackLast();
            return close(pieces, false);
        } else {
            findings.segment(
                    FindingCode.EDIFACT_STRAY_SEGMENT,
                    0,
                    "EDIFACT UNH",
                    "Segment %s stands outside every message; it was not read.".formatted(SegmentTable.tagText(tag)));
        }
        return true;
    }

    private void readMessage(Deque<Piece> pieces) {
        var control = table.text(0, 1);
        var type = table.text(0, 2, 1);
        var version = version(0);
        var own = new Findings(desk.message().id(), table, Standard.EDIFACT);
        var segments = SetSegments.read(tokenizer, table, UNT, this::isService);
        checkMessage(own, type, control, segments.read());
        segments.tellWhenTooLarge(own, "message");
        trailers.terminator(own, segments.next());
        messages++;
        inGroup++;
        onlyAnswers &= type.equals("CONTRL");
        var header = new SetReading.Header(type.isEmpty() ? "?" : type, version, group, control, ++position);
        var set = setReading.read(header, own, segments.count(), segments.whole());
        results.add(Answers.result(header.type(), control, own));
        pieces.add(new Piece.Taken(question.envelope(), set));
        if (segments.next()) {
            table.keepLast();
            pending = true;
        }
    }

    private boolean isService(int tag) {
        return tag == UNT
                || tag == UNH
                || tag == UNZ
                || tag == UNE
                || tag == UNG
                || tag == UNB
                || isUna(table.segments() - 1);
    }

    /** A UNA read with other separators is one odd tag that begins with its letters. */
    private boolean isUna(int segment) {
        int token = table.firstToken(segment);
        return table.tag(segment) == UNA
                || table.tokenLength(token) >= 3 && table.text(token).startsWith("UNA");
    }

    private void checkMessage(Findings own, String type, String control, int counted) {
        if (type.isEmpty() || control.isEmpty()) {
            own.segment(
                    FindingCode.EDIFACT_MESSAGE_HEADER,
                    0,
                    "EDIFACT UNH",
                    "UNH lacks its %s.".formatted(type.isEmpty() ? "type" : "reference"));
        }
        if (!controls.remember(control)) {
            own.segment(
                    FindingCode.EDIFACT_MESSAGE_REPEATED,
                    0,
                    "EDIFACT 0062",
                    "The interchange had a message with reference %s before.".formatted(control));
        }
        if (counted < 0) {
            own.segment(
                    FindingCode.EDIFACT_MESSAGE_TRAILER,
                    0,
                    "EDIFACT UNT",
                    "Message %s has no UNT: its end may have been lost.".formatted(control));
            return;
        }
        int unt = table.segments() - 1;
        trailers.count(
                own,
                FindingCode.EDIFACT_SEGMENT_COUNT,
                unt,
                counted,
                "UNT says the message has %s segments; %,d were received.");
        trailers.control(
                own, FindingCode.EDIFACT_MESSAGE_CONTROL, unt, control, "UNT refers to \"%s\", but UNH is \"%s\".");
    }

    private void closeGroup() {
        trailers.count(
                findings,
                FindingCode.EDIFACT_MESSAGE_COUNT,
                0,
                inGroup,
                "UNE says the group has %s messages; %,d were received.");
        if (group != null) {
            trailers.control(
                    findings,
                    FindingCode.EDIFACT_INTERCHANGE_CONTROL,
                    0,
                    group,
                    "UNE refers to \"%s\", but UNG is \"%s\".");
        }
        group = null;
    }

    /** Where its trailer should have come. */
    private void leaveGroup() {
        if (group != null) {
            findings.absent(
                    FindingCode.EDIFACT_GROUP_TRAILER,
                    Severity.WARNING,
                    "UNE",
                    0,
                    "EDIFACT UNE",
                    "Group %s has no UNE: its end may have been lost.".formatted(group));
        }
        group = null;
    }

    private void checkTrailer() {
        if (headless) {
            return;
        }
        int received = groups > 0 ? groups : messages;
        trailers.count(
                findings,
                FindingCode.EDIFACT_MESSAGE_COUNT,
                0,
                received,
                "UNZ says the interchange has %s " + (groups > 0 ? "groups" : "messages") + "; %,d were received.");
        trailers.control(
                findings,
                FindingCode.EDIFACT_INTERCHANGE_CONTROL,
                0,
                question.envelope().control(),
                "UNZ refers to \"%s\", but UNB is \"%s\".");
    }

    private boolean close(Deque<Piece> pieces, boolean trailer) {
        leaveGroup();
        if (!trailer && !headless) {
            findings.absent(
                    FindingCode.EDIFACT_INTERCHANGE_TRAILER,
                    Severity.WARNING,
                    "UNZ",
                    0,
                    "EDIFACT UNZ",
                    "The interchange has no UNZ: its end may have been lost.");
        }
        desk.window().release();
        var answers = new ArrayList<ApplicationResponse>();
        boolean asked = Desk.policy(partner).functional() != Functional.NONE
                || question.envelope().acknowledgementRequested();
        if (asked && !headless && messages > 0 && !onlyAnswers) {
            var note = findings.found().stream()
                    .map(found -> found.finding().ackCode())
                    .filter(code -> code != null)
                    .findFirst()
                    .orElse(null);
            var about = new Answers.Group(null, null, question.envelope().version(), messages);
            answers.add(Answers.answer(
                    Kind.CONTRL, question, about, Answers.status(results, findings.worst()), note, results));
        }
        pieces.add(new Piece.Closed(question.envelope(), findings.list(), answers));
        return false;
    }

    private void checkHeader() {
        if (headless) {
            findings.segment(
                    FindingCode.EDIFACT_NO_INTERCHANGE,
                    0,
                    "EDIFACT UNB",
                    "%s comes without a UNB before it.".formatted(SegmentTable.tagText(table.tag(0))));
            return;
        }
        var names = List.of("syntax identifier", "sender", "receiver", "date", "control reference");
        for (int element = 1; element <= names.size(); element++) {
            if (table.text(0, element).isEmpty()) {
                findings.missing(
                        FindingCode.EDIFACT_INTERCHANGE_ELEMENT,
                        Severity.WARNING,
                        0,
                        element,
                        0,
                        "EDIFACT UNB",
                        "UNB lacks its %s.".formatted(names.get(element - 1)));
            }
        }
    }

    private String party(int element) {
        var qualifier = table.text(0, element, 2);
        return qualifier.isEmpty() ? nonBlank(table.text(0, element)) : qualifier + ":" + table.text(0, element);
    }

    private static String nonBlank(String text) {
        return text.isEmpty() ? "UNKNOWN" : text;
    }

    private @Nullable String firstVersion() {
        if (pending && table.tag(0) == UNG && tokenizer.next()) {
            var version = table.tag(table.segments() - 1) == UNH ? version(table.segments() - 1) : null;
            table.giveBackLast();
            return version;
        }
        return pending && table.tag(0) == UNH ? version(0) : null;
    }

    private @Nullable String version(int segment) {
        var number = table.text(segment, 2, 2);
        var release = table.text(segment, 2, 3);
        var agency = table.text(segment, 2, 4);
        return number.isEmpty() && release.isEmpty() ? null : "%s:%s:%s".formatted(number, release, agency);
    }

    /** By the syntax identifier of UNB; what begins with the byte order mark of UTF-8 is UTF-8 whatever UNB says. */
    private Charset charset() {
        if (desk.utf8()) {
            return UTF_8;
        }
        var said = partner == null ? null : partner.charset();
        return switch (headless ? "" : table.text(0, 1)) {
            case "UNOA", "UNOB" -> said == null ? US_ASCII : said;
            case "UNOC" -> ISO_8859_1;
            case "UNOD" -> Charset.forName("ISO-8859-2");
            case "UNOE" -> Charset.forName("ISO-8859-5");
            case "UNOF" -> Charset.forName("ISO-8859-7");
            case "UNOG" -> Charset.forName("ISO-8859-3");
            case "UNOH" -> Charset.forName("ISO-8859-4");
            case "UNOI" -> Charset.forName("ISO-8859-6");
            case "UNOJ" -> Charset.forName("ISO-8859-8");
            case "UNOK" -> Charset.forName("ISO-8859-9");
            case "UNOW", "UNOX", "UNOY" -> UTF_8;
            default -> said == null ? UTF_8 : said;
        };
    }
}
