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

    @Override
    public int compareTo(ShipmentNumber other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return PREFIX + "%07d".formatted(value);
    }
}
