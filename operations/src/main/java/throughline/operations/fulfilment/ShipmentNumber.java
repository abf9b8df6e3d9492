package throughline.operations.fulfilment;

import java.util.Optional;

/** A shipment's number; {@code SH-0000042} for people and warehouses. */
public record ShipmentNumber(long value) implements Comparable<ShipmentNumber> {

    private static final String PREFIX = "SH-";

    /** The shipment that a text names, or nothing when it is no shipment number; leading zeros do not matter. */
    public static Optional<ShipmentNumber> parse(String text) {
        var trimmed = text.strip();
        return trimmed.matches("(?i)SH-\\d{1,18}")
                ? Optional.of(new ShipmentNumber(Long.parseLong(trimmed.substring(PREFIX.length()))))
                : Optional.empty();
    }

    /**
     * The name of one of its despatches in the books and on paper: the shipment's number, and from the second on {@code SH-0000042-2}.
     *
     * @param sequence counts the shipment's confirmations, from 1
     */
    public String despatch(int sequence) {
        return sequence == 1 ? toString() : this + "-" + sequence;
    }

    @Override
    public int compareTo(ShipmentNumber other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return PREFIX + "%07d".formatted(value);
    }
}
