package throughline.connectors.edi.envelope;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.finding.Findings;
import throughline.connectors.edi.finding.Level;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.ApplicationResponse.Error;
import throughline.model.document.ApplicationResponse.Kind;
import throughline.model.document.ApplicationResponse.SetResult;
import throughline.model.document.ApplicationResponse.Status;
import throughline.model.lineage.Provenance;
import throughline.model.reading.Envelope;
import throughline.model.reading.Severity;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;

/** What we say to what we got: the content of TA1, 997, 999 and CONTRL. */
final class Answers {

    private static final int MOST_CODES = 5;

    private Answers() {}

    /** What the answer says of one set. */
    static SetResult result(String type, String control, Findings findings) {
        return result(type, control, findings, false);
    }

    /** @param implementation whether the answer is a 999, which has codes of its own for what a partner's guide demands */
    static SetResult result(String type, String control, Findings findings, boolean implementation) {
        if (findings.isEmpty()) {
            return new SetResult(type, control, Status.ACCEPTED, List.of(), List.of());
        }
        var codes = new ArrayList<String>();
        var errors = new ArrayList<Error>();
        boolean worthTelling = false;
        for (var found : findings.found()) {
            var finding = found.finding();
            var code = implementation ? implementation(found.code()) : finding.ackCode();
            if (code == null || finding.severity() == Severity.NOTE) {
                continue;
            }
            worthTelling = true;
            if (found.code().level() == Level.SET) {
                add(codes, code);
            } else {
                int element = found.code().level() == Level.ELEMENT ? finding.element() : 0;
                errors.add(new Error(
                        finding.segment() == null ? "" : finding.segment(),
                        finding.position(),
                        null,
                        element,
                        finding.component(),
                        code,
                        found.value()));
            }
        }
        boolean rejected = findings.worst().compareTo(Severity.ERROR) >= 0;
        if (!errors.isEmpty() && findings.x12()) {
            add(codes, "5");
        }
        var status = rejected ? Status.REJECTED : worthTelling ? Status.ACCEPTED_WITH_ERRORS : Status.ACCEPTED;
        return new SetResult(type, control, status, codes, errors);
    }

    /** IK304 or IK403, which tell a partner's guide from the standard. */
    private static @Nullable String implementation(FindingCode code) {
        return switch (code) {
            case GUIDE_SEGMENT_MISSING, GUIDE_ELEMENT_CODE -> "I6";
            case GUIDE_SEGMENT_FORBIDDEN -> "I4";
            case GUIDE_ELEMENT_MISSING -> "I9";
            case GUIDE_ELEMENT_FORBIDDEN -> "I10";
            case GUIDE_ELEMENT_FORM -> "I12";
            default -> code.x12();
        };
    }

    /**
     * The answer as a whole.
     *
     * @param worst of the findings about the group or interchange itself
     */
    static Status status(List<SetResult> sets, Severity worst) {
        if (worst == Severity.ERROR || worst == Severity.FATAL) {
            return Status.REJECTED;
        }
        int rejected = 0;
        boolean errors = worst == Severity.WARNING;
        for (var set : sets) {
            rejected += set.status() == Status.REJECTED ? 1 : 0;
            errors |= set.status() == Status.ACCEPTED_WITH_ERRORS;
        }
        if (rejected > 0) {
            return rejected == sets.size() ? Status.REJECTED : Status.PARTIALLY_ACCEPTED;
        }
        return errors ? Status.ACCEPTED_WITH_ERRORS : Status.ACCEPTED;
    }

    /**
     * What is answered.
     *
     * @param date and {@code time} of the interchange as sent (ISA09, ISA10), which a TA1 repeats
     */
    record Question(Envelope envelope, @Nullable String date, @Nullable String time) {}

    /** One group and what was found of it. */
    record Group(@Nullable String control, @Nullable String functionalCode, @Nullable String version, int included) {}

    static ApplicationResponse answer(
            Kind kind, Question question, Group group, Status status, @Nullable String note, List<SetResult> sets) {
        var envelope = question.envelope();
        var partner = envelope.partner();
        return new ApplicationResponse(
                new DocumentNumber("%s-%s%s"
                        .formatted(
                                kind.message(),
                                envelope.control(),
                                group.control() == null ? "" : "-" + group.control())),
                new PartyId(envelope.receiver()),
                new PartyId(partner != null ? partner : envelope.sender()),
                kind,
                envelope.control(),
                question.date(),
                question.time(),
                group.control(),
                group.functionalCode(),
                group.version(),
                status,
                note,
                sets,
                group.included(),
                Provenance.OURS);
    }

    private static void add(List<String> codes, String code) {
        if (!codes.contains(code) && codes.size() < MOST_CODES) {
            codes.add(code);
        }
    }
}
