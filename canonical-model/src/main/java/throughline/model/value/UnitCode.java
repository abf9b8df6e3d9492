package throughline.model.value;

/**
 * A unit of measure by its UN/ECE Recommendation 20 or 21 code: {@code EA} each, {@code CS} case, {@code DZN} dozen, {@code KGM}
 * kilogram. A code that no table knows is kept as the partner sent it; whether we trade in it is for the order desk to say.
 */
public record UnitCode(String code) implements Comparable<UnitCode> {

    public static final UnitCode EACH = new UnitCode("EA");

    public UnitCode {
        if (code.isBlank()) {
            throw new IllegalArgumentException("a unit code must not be blank");
        }
    }

    @Override
    public int compareTo(UnitCode other) {
        return code.compareTo(other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
