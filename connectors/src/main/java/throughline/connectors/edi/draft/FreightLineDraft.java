package throughline.connectors.edi.draft;

import java.util.List;

/** What a carrier's bill asks for one thing that it carried: the LX loop. */
public final class FreightLineDraft {

    List<ReferenceDraft> references = List.of();
    List<ChargeDraft> charges = List.of();

    public void setReference(ReferenceDraft reference) {
        references = Drafts.with(references, reference);
    }

    public void setCharge(ChargeDraft charge) {
        charges = Drafts.with(charges, charge);
    }
}
