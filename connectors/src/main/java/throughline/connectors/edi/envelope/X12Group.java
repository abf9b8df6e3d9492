package throughline.connectors.edi.envelope;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.connectors.AcknowledgementPolicy.Functional;
import throughline.connectors.edi.finding.Findings;
import throughline.connectors.edi.guide.Guide;
import throughline.connectors.edi.token.SegmentTable;
import throughline.connectors.edi.token.Standard;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.ApplicationResponse.Kind;
import throughline.model.document.ApplicationResponse.SetResult;

/** One functional group while it is read: GS, what came of its sets, and what its 997 or 999 says. */
final class X12Group {

    private final String functionalCode;
    private final String control;
    private final @Nullable String version;
    private final List<SetResult> results = new ArrayList<>();
    private final NumbersSeen controls = new NumbersSeen();
    private final Findings findings;
    private int included = -1;
    private String lastType = "";
    private @Nullable String lastGroup;

    private X12Group(String functionalCode, String control, @Nullable String version, Findings findings) {
        this.functionalCode = functionalCode;
        this.control = control;
        this.version = version;
        this.findings = findings;
    }

    static X12Group of(SegmentTable table, Findings findings) {
        var version = table.text(0, 8);
        return new X12Group(table.text(0, 1), table.text(0, 6), version.isEmpty() ? null : version, findings);
    }

    String functionalCode() {
        return functionalCode;
    }

    String control() {
        return control;
    }

    @Nullable
    String version() {
        return version;
    }

    /** About the group itself. */
    Findings findings() {
        return findings;
    }

    int sets() {
        return results.size();
    }

    /** GE01 as sent. */
    void included(int included) {
        this.included = included;
    }

    /** False when the group had a set of that number before. */
    boolean remember(String setControl) {
        return controls.remember(setControl);
    }

    /** The functional code that groups of such sets have; null for a type we have no guide of. */
    @Nullable
    String wanted(String type) {
        if (!lastType.equals(type)) {
            lastType = type;
            lastGroup = Guide.of(Standard.X12, type).map(Guide::functionalCode).orElse(null);
        }
        return lastGroup;
    }

    void add(SetResult result) {
        results.add(result);
    }

    /** An acknowledgement is not acknowledged. */
    boolean isAnswered() {
        return !functionalCode.equals("FA") && !control.isEmpty();
    }

    /** Whether the group is answered by a 999. */
    boolean isImplementation(Functional functional) {
        return functional == Functional.X999 && version != null && version.startsWith("005");
    }

    ApplicationResponse answer(Answers.Question question, Functional functional) {
        var codes = findings.found().stream()
                .map(found -> found.finding().ackCode())
                .filter(code -> code != null)
                .distinct()
                .toList();
        var note = codes.isEmpty() ? null : codes.get(0);
        var status = Answers.status(results, findings.worst());
        var group = new Answers.Group(control, functionalCode, version, included < 0 ? results.size() : included);
        return Answers.answer(
                isImplementation(functional) ? Kind.X999 : Kind.X997, question, group, status, note, results);
    }
}
