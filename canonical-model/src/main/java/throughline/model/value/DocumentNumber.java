package throughline.model.value;

/** The number a sender gave a document, kept exactly as sent, leading zeros included. */
public record DocumentNumber(String value) implements Comparable<DocumentNumber> {

    public DocumentNumber {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a document number must not be blank");
        }
    }

    @Override
    public int compareTo(DocumentNumber other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
