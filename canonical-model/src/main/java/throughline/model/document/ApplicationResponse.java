package throughline.model.document;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.Provenance;
import throughline.model.value.DocumentNumber;
import throughline.model.value.PartyId;

/**
 * What the receiver's reader made of an interchange (UBL ApplicationResponse; X12 TA1, 997, 999; EDIFACT CONTRL). It says whether the
 * syntax was right and nothing about the business.
 *
 * @param number for one of our own making {@code <kind>-<interchange control>[-<group control>]}; for a received one as its envelope numbers it
 * @param kind which answer this is
 * @param interchange the control number of the interchange answered (ISA13; UNB 0020)
 * @param group the control number of the group answered (GS06), or null for a TA1 or CONTRL
 * @param functionalCode the group answered (GS01: {@code PO}), or null
 * @param version of the message answered ({@code 004010}; {@code D:96A:UN})
 * @param status for the whole of it
 * @param noteCode the TA1 note (I18: {@code 000} to {@code 031}) or UCI error (0085), or null
 * @param sets what was said of each transaction set or message
 * @param setsIncluded how many sets the group said it holds (AK902); 0 for a TA1
 */
public record ApplicationResponse(
        DocumentNumber number,
        PartyId sender,
        PartyId receiver,
        Kind kind,
        String interchange,
        @Nullable String interchangeDate,
        @Nullable String interchangeTime,
        @Nullable String group,
        @Nullable String functionalCode,
        @Nullable String version,
        Status status,
        @Nullable String noteCode,
        List<SetResult> sets,
        int setsIncluded,
        Provenance provenance)
        implements BusinessDocument {

    public ApplicationResponse {
        requireNonNull(number, "number");
        requireNonNull(kind, "kind");
        requireNonNull(interchange, "interchange");
        requireNonNull(status, "status");
        requireNonNull(provenance, "provenance");
        sets = List.copyOf(sets);
    }

    /** Which answer. */
    public enum Kind {
        TA1,
        X997,
        X999,
        CONTRL;

        /** The standard's name of it. */
        public String message() {
            return name().startsWith("X9") ? name().substring(1) : name();
        }
    }

    /** AK901, AK501 and UCI/UCM 0083 in words. */
    public enum Status {
        ACCEPTED,
        ACCEPTED_WITH_ERRORS,
        PARTIALLY_ACCEPTED,
        REJECTED
    }

    /**
     * What was said of one transaction set (AK2 to AK5 or IK5; UCM).
     *
     * @param type {@code 850}, {@code ORDERS}
     * @param control ST02; UNH 0062
     * @param codes why it was refused as a whole (AK502 to AK506; UCM 0085)
     */
    public record SetResult(String type, String control, Status status, List<String> codes, List<Error> errors) {

        public SetResult {
            codes = List.copyOf(codes);
            errors = List.copyOf(errors);
        }
    }

    /**
     * One error (AK3 and AK4, or IK3 and IK4; UCS and UCD).
     *
     * @param segment its tag
     * @param position of the segment within the set, from 1 at ST
     * @param element from 1, or 0 when the whole segment is meant
     * @param component from 1, or 0
     * @param code AK304, AK403, IK304, IK403 or 0085
     * @param value the bad value, at most 99 characters, or null
     */
    public record Error(
            String segment,
            int position,
            @Nullable String loop,
            int element,
            int component,
            String code,
            @Nullable String value) {}
}
