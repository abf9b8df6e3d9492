package throughline.model.document;

/**
 * A document as text and back, without loss: what the books, the trail and the programming interface keep and show. The text is the
 * canonical JSON that {@code canonical-model/schema/} publishes.
 */
public interface DocumentText {

    String write(BusinessDocument document);

    /**
     * The document that {@link #write} wrote.
     *
     * @param type {@link BusinessDocument#type()}
     * @throws IllegalArgumentException when the text is not such a document; the message says which property at which line and column
     */
    BusinessDocument read(String type, String json);
}
