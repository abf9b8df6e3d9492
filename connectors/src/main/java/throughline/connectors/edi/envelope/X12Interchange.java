package throughline.connectors.edi.envelope;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import throughline.connectors.AcknowledgementPolicy;
import throughline.connectors.AcknowledgementPolicy.Functional;
import throughline.connectors.AcknowledgementPolicy.Interchange;
import throughline.connectors.Partner;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.finding.Findings;
import throughline.connectors.edi.token.SegmentTable;
import throughline.connectors.edi.token.Standard;
import throughline.connectors.edi.token.Syntax;
import throughline.connectors.edi.token.Tokenizer;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.ApplicationResponse.Kind;
import throughline.model.document.ApplicationResponse.Status;
import throughline.model.reading.Envelope;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.reading.Severity;

/** An X12 interchange: ISA, groups, sets, IEA; or groups and sets that have no ISA around them. */
public final class X12Interchange implements EnvelopeReading {

    private static final int ISA = SegmentTable.tag("ISA");
    private static final int IEA = SegmentTable.tag("IEA");
    private static final int GS = SegmentTable.tag("GS");
    private static final int GE = SegmentTable.tag("GE");
    private static final int ST = SegmentTable.tag("ST");
    private static final int SE = SegmentTable.tag("SE");
    private static final int TA1 = SegmentTable.tag("TA1");

    /** What may stand in the interchange besides groups and says nothing about them: grade of service, deferred delivery, delivery notice. */
    private static final Set<Integer> SERVICE =
            Set.of(SegmentTable.tag("ISB"), SegmentTable.tag("ISE"), SegmentTable.tag("TA3"));

    private final Desk desk;
    private final SegmentTable table;
    private final Tokenizer tokenizer;
    private final Trailers trailers;
    private final Findings findings;
    private final List<Finding> groupFindings = new ArrayList<>();
    private final List<ApplicationResponse> answers = new ArrayList<>();
    private final @Nullable Partner partner;
    private final Answers.Question question;
    private final SetReading setReading;
    private final boolean headless;
    private @Nullable X12Group group;
    private boolean opened;
    private boolean pending;
    private int position;
    private int groups;
    private int technical;

    /**
     * @param headless no ISA stands here, only what should be inside one
     * @param setsBefore how many sets the message held before this interchange
     */
    public X12Interchange(Desk desk, Syntax syntax, boolean headless, int setsBefore) {
        this.desk = desk;
        this.headless = headless;
        this.position = setsBefore;
        this.table = new SegmentTable(desk.window());
        this.tokenizer = new Tokenizer(desk.window(), table, syntax);
        this.trailers = new Trailers(true, table, tokenizer);
        this.findings = new Findings(desk.message().id(), table, Standard.X12);
        table.clear();
        tokenizer.next();
        var sender = headless ? "UNKNOWN" : party(5);
        this.partner = desk.partner("X12", sender);
        var isa = Isa.of(table, headless);
        Isa.check(table, headless, findings);
        if (!headless) {
            table.clear();
            tokenizer.next();
        }
        pending = table.segments() > 0;
        var version = pending && table.tag(0) == GS ? table.text(0, 8) : "";
        var envelope = new Envelope(
                "X12",
                version.isEmpty() ? null : version,
                sender,
                isa.receiver(),
                isa.control(),
                partner == null ? null : partner.code(),
                isa.test(),
                isa.acknowledge(),
                partner == null ? null : partner.version());
        this.question = new Answers.Question(envelope, isa.date(), isa.time());
        this.setReading = new SetReading(envelope, Standard.X12, charset(), partner, desk.maps());
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
        if (tag == ST) {
            readSet(pieces);
        } else if (tag == GS) {
            openGroup();
        } else if (tag == GE) {
            closeGroup();
        } else if (tag == TA1) {
            position++;
            technical++;
            pieces.add(new Piece.Taken(
                    question.envelope(), TechnicalAcknowledgement.read(question.envelope(), findings, position)));
        } else if (tag == IEA) {
            checkTrailer();
            return close(pieces, true);
        } else if (tag == ISA) {
            table.giveBackLast();
            return close(pieces, false);
        } else if (!SERVICE.contains(tag) || group != null) {
            stray();
        }
        return true;
    }

    private void readSet(Deque<Piece> pieces) {
        var type = table.text(0, 1);
        var control = table.text(0, 2);
        var own = new Findings(desk.message().id(), table, Standard.X12);
        var segments = SetSegments.read(tokenizer, table, SE, X12Interchange::endsSet);
        checkSet(own, type, control, segments.read());
        segments.tellWhenTooLarge(own, "set");
        trailers.terminator(own, segments.next());
        take(
                pieces,
                new SetReading.Header(
                        type.isEmpty() ? "?" : type,
                        version(),
                        group == null ? null : group.control(),
                        control,
                        ++position),
                own,
                segments);
        if (segments.next()) {
            table.keepLast();
            pending = true;
        }
    }

    private static boolean endsSet(int tag) {
        return tag == SE || tag == ST || tag == GE || tag == IEA || tag == GS || tag == ISA;
    }

    private void take(Deque<Piece> pieces, SetReading.Header header, Findings own, SetSegments segments) {
        var set = setReading.read(header, own, segments.count(), segments.whole());
        if (group != null) {
            boolean implementation = group.isImplementation(Desk.policy(partner).functional());
            group.add(Answers.result(header.type(), header.control(), own, implementation));
        }
        pieces.add(new Piece.Taken(question.envelope(), set));
    }

    private @Nullable String version() {
        return group == null ? null : group.version();
    }

    /** @param counted segments received, or -1 when there is no SE */
    private void checkSet(Findings own, String type, String control, int counted) {
        if (type.isEmpty() || control.isEmpty()) {
            own.segment(
                    FindingCode.X12_SET_HEADER,
                    0,
                    "X12 ST01 ST02",
                    "ST lacks its %s.".formatted(type.isEmpty() ? "type" : "control number"));
        }
        if (group == null) {
            own.segment(FindingCode.X12_GROUP_HEADER, 0, "X12 GS", "The set stands outside every group.");
        } else {
            checkWithinGroup(own, group, type, control);
        }
        if (counted < 0) {
            own.segment(
                    FindingCode.X12_SET_TRAILER,
                    0,
                    "X12 SE",
                    "The set %s has no SE: its end may have been lost.".formatted(control));
            return;
        }
        int se = table.segments() - 1;
        trailers.count(
                own,
                FindingCode.X12_SEGMENT_COUNT,
                se,
                counted,
                "SE01 says the set has %s segments; %,d were received.");
        trailers.control(own, FindingCode.X12_SET_CONTROL, se, control, "SE02 is \"%s\", but ST02 is \"%s\".");
    }

    private static void checkWithinGroup(Findings own, X12Group group, String type, String control) {
        if (!group.remember(control)) {
            own.segment(
                    FindingCode.X12_SET_REPEATED,
                    0,
                    "X12 ST02",
                    "The group had a set with control number %s before.".formatted(control));
        }
        var wanted = group.wanted(type);
        if (wanted != null && !wanted.equals(group.functionalCode())) {
            own.segment(
                    FindingCode.X12_SET_IN_WRONG_GROUP,
                    0,
                    "X12 GS01",
                    "GS01 is %s; sets of type %s belong into a group %s."
                            .formatted(group.functionalCode(), type, wanted));
        }
    }

    private void openGroup() {
        finishGroup(false);
        groups++;
        group = X12Group.of(table, new Findings(desk.message().id(), table, Standard.X12));
        for (int element : new int[] {1, 2, 3, 6, 8}) {
            if (table.text(0, element).isEmpty()) {
                group.findings()
                        .missing(
                                FindingCode.X12_GROUP_HEADER,
                                Severity.WARNING,
                                0,
                                element,
                                0,
                                "X12 GS%02d".formatted(element),
                                "GS%02d is missing.".formatted(element));
            }
        }
    }

    private void closeGroup() {
        if (group == null) {
            findings.segment(FindingCode.X12_STRAY_SEGMENT, 0, "X12 GE", "GE stands where no group is open.");
            return;
        }
        trailers.count(
                group.findings(),
                FindingCode.X12_SET_COUNT,
                0,
                group.sets(),
                "GE01 says the group has %s sets; %,d were received.");
        trailers.control(
                group.findings(),
                FindingCode.X12_GROUP_CONTROL,
                0,
                group.control(),
                "GE02 is \"%s\", but GS06 is \"%s\".");
        group.included(Counts.of(table.text(0, 1)));
        finishGroup(true);
    }

    private void finishGroup(boolean trailer) {
        var open = group;
        if (open == null) {
            return;
        }
        if (!trailer) {
            open.findings()
                    .absent(
                            FindingCode.X12_GROUP_TRAILER,
                            Severity.WARNING,
                            "GE",
                            0,
                            "X12 GE",
                            "Group %s has no GE.".formatted(open.control()));
        }
        groupFindings.addAll(open.findings().list());
        var functional = Desk.policy(partner).functional();
        if (open.isAnswered() && !headless && functional != Functional.NONE) {
            answers.add(open.answer(question, functional));
        }
        group = null;
    }

    private void stray() {
        var tag = SegmentTable.tagText(table.tag(0));
        findings.segment(
                FindingCode.X12_STRAY_SEGMENT,
                0,
                "X12 %s".formatted(group == null ? "GS" : "ST"),
                "Segment %s stands outside every transaction set; it was not read.".formatted(tag));
    }

    private void checkTrailer() {
        finishGroup(false);
        if (headless) {
            return;
        }
        trailers.count(
                findings,
                FindingCode.X12_GROUP_COUNT,
                0,
                groups,
                "IEA01 says the interchange has %s groups; %,d were received.");
        trailers.control(
                findings,
                FindingCode.X12_INTERCHANGE_CONTROL,
                0,
                question.envelope().control(),
                "IEA02 is \"%s\", but ISA13 is \"%s\".");
    }

    private boolean close(Deque<Piece> pieces, boolean trailer) {
        finishGroup(false);
        if (!trailer && !headless) {
            findings.absent(
                    FindingCode.X12_INTERCHANGE_TRAILER,
                    Severity.WARNING,
                    "IEA",
                    0,
                    "X12 IEA",
                    "The interchange has no IEA: its end may have been lost.");
        }
        desk.window().release();
        var all = new ArrayList<>(findings.list());
        all.addAll(groupFindings);
        var given = new ArrayList<ApplicationResponse>();
        technicalAnswer(given);
        given.addAll(answers);
        pieces.add(new Piece.Closed(question.envelope(), all, given));
        return false;
    }

    private void technicalAnswer(List<ApplicationResponse> given) {
        var when = Desk.policy(partner).interchange();
        boolean asked = when == AcknowledgementPolicy.Interchange.ALWAYS
                || when == Interchange.AS_REQUESTED && question.envelope().acknowledgementRequested();
        if (!asked || headless || groups == 0 && technical > 0) {
            return;
        }
        var worst = findings.worst();
        var status = worst == Severity.FATAL
                ? Status.REJECTED
                : worst == Severity.WARNING ? Status.ACCEPTED_WITH_ERRORS : Status.ACCEPTED;
        var code = findings.found().stream()
                .map(found -> found.finding().ackCode())
                .filter(ack -> ack != null)
                .findFirst()
                .orElse("000");
        given.add(Answers.answer(Kind.TA1, question, new Answers.Group(null, null, null, 0), status, code, List.of()));
    }

    private String party(int element) {
        return table.text(0, element) + ":" + table.text(0, element + 1);
    }

    private Charset charset() {
        var said = partner == null ? null : partner.charset();
        return said == null ? UTF_8 : said;
    }
}
