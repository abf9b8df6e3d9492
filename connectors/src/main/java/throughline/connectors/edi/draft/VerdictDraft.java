package throughline.connectors.edi.draft;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a partner's business system made of documents of ours: 824; APERAK. */
public final class VerdictDraft {

    @Nullable
    Value number;

    @Nullable
    Value date;

    @Nullable
    Value kind;

    @Nullable
    Value response;

    @Nullable
    Value purpose;

    final List<DateDraft> dates = new ArrayList<>();
    final List<PartyDraft> parties = new ArrayList<>();
    final List<ReferenceDraft> references = new ArrayList<>();
    final List<ResultDraft> results = new ArrayList<>();
    final List<ProblemDraft> problems = new ArrayList<>();

    public void setNumber(Value value) {
        this.number = value;
    }

    public void setDate(Value value) {
        this.date = value;
    }

    public void setKind(Value value) {
        this.kind = value;
    }

    public void setResponse(Value value) {
        this.response = value;
    }

    public void setPurpose(Value value) {
        this.purpose = value;
    }

    public void setDated(DateDraft dated) {
        dates.add(dated);
    }

    public void setParty(PartyDraft party) {
        parties.add(party);
    }

    public void setReference(ReferenceDraft reference) {
        references.add(reference);
    }

    public void setResult(ResultDraft result) {
        results.add(result);
    }

    /** One that is about the whole message. */
    public void setProblem(ProblemDraft problem) {
        problems.add(problem);
    }
}
