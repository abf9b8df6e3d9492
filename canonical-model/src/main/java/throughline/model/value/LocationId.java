package throughline.model.value;

/** A place that holds stock: a warehouse, a drop-ship supplier's dock, goods in transit. */
public record LocationId(String code) implements Comparable<LocationId> {

    public LocationId {
        if (code.isBlank()) {
            throw new IllegalArgumentException("LocationId must not be blank");
        }
    }

    @Override
    public int compareTo(LocationId other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
