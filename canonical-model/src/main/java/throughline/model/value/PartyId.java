package throughline.model.value;

/** A trading party: our registry's code for a known one, else the identifier it gave itself with its qualifier ({@code ZZ:ACME}). */
public record PartyId(String code) implements Comparable<PartyId> {

    public PartyId {
        if (code.isBlank()) {
            throw new IllegalArgumentException("PartyId must not be blank");
        }
    }

    @Override
    public int compareTo(PartyId other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
