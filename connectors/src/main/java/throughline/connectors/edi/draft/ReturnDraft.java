package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A return, asked for or permitted: 180. */
public final class ReturnDraft {

    @Nullable
    Value number;

    @Nullable
    Value kind;

    @Nullable
    Value purpose;

    @Nullable
    Value date;

    @Nullable
    Value order;

    List<ReferenceDraft> references = List.of();
    List<PartyDraft> parties = List.of();
    List<TextDraft> notes = List.of();
    List<LineDraft> lines = List.of();

    public void setNumber(Value value) {
        this.number = value;
    }

    public void setKind(Value value) {
        this.kind = value;
    }

    public void setPurpose(Value value) {
        this.purpose = value;
    }

    public void setDate(Value value) {
        this.date = value;
    }

    public void setOrder(Value value) {
        this.order = value;
    }

    public void setReference(ReferenceDraft reference) {
        references = Drafts.with(references, reference);
    }

    public void setParty(PartyDraft party) {
        parties = Drafts.with(parties, party);
    }

    public void setNote(TextDraft note) {
        notes = Drafts.with(notes, note);
    }

    public void setLine(LineDraft line) {
        lines = Drafts.with(lines, line);
    }
}
