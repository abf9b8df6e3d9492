package throughline.operations.intake;

import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;
import throughline.model.reading.Actor;
import throughline.model.reading.Finding;
import throughline.model.reading.ReadSet;
import throughline.model.reading.Severity;
import throughline.operations.exception.NewCase;

/**
 * Why a set cannot be used.
 *
 * @param worst what decided it; null when nothing is wrong with the set, but no map reads it
 */
record Refusal(ReadSet set, @Nullable Finding worst) {

    static Refusal of(ReadSet set) {
        Finding worst = null;
        for (var finding : set.findings()) {
            if (worst == null || finding.severity().compareTo(worst.severity()) > 0) {
                worst = finding;
            }
        }
        return new Refusal(set, worst);
    }

    String reason() {
        return worst == null
                ? "no map reads %s".formatted(set.type())
                : "%s (%s)".formatted(worst.text(), worst.place());
    }

    /** One live case per message for what its sender did wrong, and one for what we cannot read. */
    NewCase opening(MessageId message) {
        var unread = worst == null || worst.severity().compareTo(Severity.ERROR) < 0;
        var code = unread ? "DOCUMENT_NOT_UNDERSTOOD" : "SET_REJECTED";
        var who = worst == null ? Actor.ANALYST : worst.who();
        var span = worst == null || worst.span() == null ? set.span() : worst.span();
        return new NewCase(
                code,
                who,
                "%s %s: %s".formatted(set.type(), set.control(), reason()),
                span,
                message,
                set.control(),
                null,
                null,
                "%s:%s:%s".formatted(code, message, who));
    }
}
