package throughline.connectors.edi.draft;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An allowance or a charge: SAC; ALC and its group. What was taken off a payment: ADX; AJT and its group. */
public final class AdjustmentDraft {

    @Nullable
    Value indicator;

    @Nullable
    Value code;

    @Nullable
    Value agencyCode;

    @Nullable
    Value amount;

    @Nullable
    Value percent;

    @Nullable
    Value description;

    @Nullable
    Value money;

    @Nullable
    Value kind;

    @Nullable
    Value reference;

    List<QuantityDraft> sums = List.of();

    public void setIndicator(Value value) {
        this.indicator = value;
    }

    public void setCode(Value value) {
        this.code = value;
    }

    public void setAgencyCode(Value value) {
        this.agencyCode = value;
    }

    public void setAmount(Value value) {
        this.amount = value;
    }

    public void setPercent(Value value) {
        this.percent = value;
    }

    public void setDescription(Value value) {
        this.description = value;
    }

    public void setMoney(Value value) {
        this.money = value;
    }

    public void setKind(Value value) {
        this.kind = value;
    }

    /** The document it is about (ADX04). */
    public void setReference(Value value) {
        this.reference = value;
    }

    /** An amount with its qualifier: the allowance or charge itself, or what it is reckoned from. */
    public void setSum(QuantityDraft sum) {
        sums = Drafts.with(sums, sum);
    }
}
