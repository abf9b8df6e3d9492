package throughline.operations.exception;

/** A case's number; {@code CASE-0000042} for people. */
public record CaseId(long number) implements Comparable<CaseId> {

    private static final String PREFIX = "CASE-";

    /** Takes {@code CASE-0000042} and {@code 42}. */
    public static CaseId parse(String text) {
        return new CaseId(Long.parseLong(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text));
    }

    @Override
    public int compareTo(CaseId other) {
        return Long.compare(number, other.number);
    }

    @Override
    public String toString() {
        return PREFIX + "%07d".formatted(number);
    }
}
