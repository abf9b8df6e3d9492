package throughline.model.document;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.Provenance;
import throughline.model.lineage.SourceSpan;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;

/**
 * What the receiver's business system, beyond its reader, made of documents of ours (X12 824; EDIFACT APERAK).
 *
 * @param number the sender's number (BGN02; BGM 1004)
 * @param results at least one
 */
public record ApplicationAdvice(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        @Nullable LocalDate issuedOn,
        List<Party> parties,
        List<Result> results,
        Provenance provenance)
        implements BusinessDocument {

    public ApplicationAdvice {
        requireNonNull(number, "number");
        requireNonNull(sender, "sender");
        requireNonNull(receiver, "receiver");
        requireNonNull(provenance, "provenance");
        parties = List.copyOf(parties);
        results = List.copyOf(results);
    }

    /** What became of a document: OTI01 and BGM 1001 or 4343 in words. */
    public enum Status {
        ACCEPTED,
        ACCEPTED_WITH_CHANGES,
        REJECTED
    }

    /**
     * What became of one document.
     *
     * @param type which type it is, as sent (OTI10: {@code 810}; DOC, RFF 1153), or null when not said
     * @param document its number (OTI03; RFF 1154)
     * @param group its group's control number (OTI08), or null
     * @param control its set's control number (OTI09), or null
     */
    public record Result(
            @Nullable String type,
            DocumentNumber document,
            Status status,
            @Nullable String group,
            @Nullable String control,
            List<Problem> problems,
            @Nullable SourceSpan source) {

        public Result {
            requireNonNull(document, "document");
            requireNonNull(status, "status");
            problems = List.copyOf(problems);
        }
    }

    /**
     * One thing wrong with it.
     *
     * @param code as sent (TED01; ERC 9321)
     * @param text in the partner's words (TED02, NTE; FTX), or null
     * @param place segment or element as sent (TED03 to TED05), or null
     * @param value the bad value (TED07), or null
     */
    public record Problem(String code, @Nullable String text, @Nullable String place, @Nullable String value) {

        public Problem {
            requireNonNull(code, "code");
        }
    }
}
