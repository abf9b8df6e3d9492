package throughline.ledger.book;

/**
 * What makes one business effect happen once, whatever is delivered again or replayed: a kind and what it is about
 * ({@code goods-issue:SH-0000042}). Kept for ever.
 */
public record EffectKey(String value) implements Comparable<EffectKey> {

    public EffectKey {
        if (value.isBlank() || value.length() > 200) {
            throw new IllegalArgumentException("an effect key has 1 to 200 characters: '%s'".formatted(value));
        }
    }

    public static EffectKey of(String kind, String about) {
        return new EffectKey(kind + ":" + about);
    }

    @Override
    public int compareTo(EffectKey other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
