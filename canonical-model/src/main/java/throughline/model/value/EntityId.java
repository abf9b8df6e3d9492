package throughline.model.value;

/** One of our own companies: every row in the books belongs to exactly one. */
public record EntityId(String code) implements Comparable<EntityId> {

    public EntityId {
        if (code.isBlank()) {
            throw new IllegalArgumentException("EntityId must not be blank");
        }
    }

    @Override
    public int compareTo(EntityId other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
