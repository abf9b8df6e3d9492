package throughline.connectors.edi.draft;

import java.util.ArrayList;
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

    final List<ReferenceDraft> references = new ArrayList<>();
    final List<PartyDraft> parties = new ArrayList<>();
    final List<TextDraft> notes = new ArrayList<>();
    final List<LineDraft> lines = new ArrayList<>();

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
        references.add(reference);
    }

    public void setParty(PartyDraft party) {
        parties.add(party);
    }

    public void setNote(TextDraft note) {
        notes.add(note);
    }

    public void setLine(LineDraft line) {
        lines.add(line);
    }
}
