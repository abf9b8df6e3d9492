package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A tax: TXI; TAX and its group. */
public final class TaxDraft {

    @Nullable
    Value kind;

    @Nullable
    Value jurisdiction;

    @Nullable
    Value percent;

    @Nullable
    Value amount;

    @Nullable
    Value base;

    List<QuantityDraft> sums = List.of();

    public void setKind(Value value) {
        this.kind = value;
    }

    public void setJurisdiction(Value value) {
        this.jurisdiction = value;
    }

    public void setPercent(Value value) {
        this.percent = value;
    }

    public void setAmount(Value value) {
        this.amount = value;
    }

    public void setBase(Value value) {
        this.base = value;
    }

    /** An amount with what it is: the tax, or what it is reckoned from. */
    public void setSum(QuantityDraft sum) {
        sums = Drafts.with(sums, sum);
    }
}
