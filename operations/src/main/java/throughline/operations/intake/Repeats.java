package throughline.operations.intake;

import java.util.List;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.ApplicationResponse.Kind;
import throughline.model.document.ApplicationResponse.Status;

/**
 * What is answered to an interchange that was here before: that it was. Its groups are not acknowledged a second time (TA105 025, duplicate
 * interchange control number; UCI 0085 26, duplicate detected).
 */
final class Repeats {

    private Repeats() {}

    static List<ApplicationResponse> of(List<ApplicationResponse> answers) {
        return answers.stream()
                .filter(answer -> answer.kind() != Kind.X997 && answer.kind() != Kind.X999)
                .map(Repeats::refused)
                .toList();
    }

    private static ApplicationResponse refused(ApplicationResponse answer) {
        return new ApplicationResponse(
                answer.number(),
                answer.sender(),
                answer.receiver(),
                answer.kind(),
                answer.interchange(),
                answer.interchangeDate(),
                answer.interchangeTime(),
                answer.group(),
                answer.functionalCode(),
                answer.version(),
                Status.REJECTED,
                answer.kind() == Kind.TA1 ? "025" : "26",
                List.of(),
                0,
                answer.provenance());
    }
}
