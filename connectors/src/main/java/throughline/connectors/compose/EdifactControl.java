package throughline.connectors.compose;

import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.ApplicationResponse.Error;
import throughline.model.document.ApplicationResponse.SetResult;
import throughline.model.document.ApplicationResponse.Status;

/** CONTRL: the interchange (UCI), its messages (UCM), and what was wrong where (UCS, UCD). */
final class EdifactControl {

    private final EdifactSegments out;
    private final Partner.Outbound as;

    EdifactControl(EdifactSegments out, Partner.Outbound as) {
        this.out = out;
        this.as = as;
    }

    void write(ApplicationResponse answer) {
        // The interchange answered went the other way: its sender is whom we write to.
        out.segment(
                "UCI",
                out.word(answer.interchange(), 14),
                EdifactInterchange.party(out, as.theirs()),
                EdifactInterchange.party(out, as.ours()),
                action(answer.status()),
                answer.noteCode());
        for (var set : answer.sets()) {
            message(set, answer.version());
        }
    }

    private void message(SetResult set, @Nullable String version) {
        // UCM has to name a version; an answer that knows none names the one this partner gets.
        var parts = (version != null && version.split(":", -1).length >= 3 ? version : as.version()).split(":", -1);
        out.segment(
                "UCM",
                out.word(set.control(), 14),
                out.of(out.word(set.type(), 6), out.word(parts[0], 3), out.word(parts[1], 3), out.word(parts[2], 2)),
                action(set.status()),
                set.codes().isEmpty() ? null : set.codes().get(0));
        Error before = null;
        for (var error : set.errors()) {
            if (before == null || before.position() != error.position()) {
                out.segment("UCS", String.valueOf(error.position()), error.element() == 0 ? error.code() : null);
            }
            if (error.element() > 0) {
                out.segment(
                        "UCD",
                        error.code(),
                        out.of(
                                String.valueOf(error.element()),
                                error.component() > 0 ? String.valueOf(error.component()) : null));
            }
            before = error;
        }
    }

    /** 0083: 7 acknowledges, 4 refuses this level and all below it; in UCI 7 leaves it to the messages' own UCM. */
    private static String action(Status status) {
        return status == Status.REJECTED ? "4" : "7";
    }
}
