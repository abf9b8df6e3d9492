package throughline.model.value;

/** A batch of one item that was made together and expires together. */
public record LotId(String code) implements Comparable<LotId> {

    public LotId {
        if (code.isBlank()) {
            throw new IllegalArgumentException("LotId must not be blank");
        }
    }

    @Override
    public int compareTo(LotId other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
