package throughline.connectors.edi.draft;

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

    List<DateDraft> dates = List.of();
    List<PartyDraft> parties = List.of();
    List<ReferenceDraft> references = List.of();
    List<ResultDraft> results = List.of();
    List<ProblemDraft> problems = List.of();

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
        dates = Drafts.with(dates, dated);
    }

    public void setParty(PartyDraft party) {
        parties = Drafts.with(parties, party);
    }

    public void setReference(ReferenceDraft reference) {
        references = Drafts.with(references, reference);
    }

    public void setResult(ResultDraft result) {
        results = Drafts.with(results, result);
    }

    /** One that is about the whole message. */
    public void setProblem(ProblemDraft problem) {
        problems = Drafts.with(problems, problem);
    }
}
