package throughline.operations.intake;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;
import throughline.operations.exception.Case;

/**
 * How a message came to rest: what it held, what it did to the books, what we send for it, and what waits for a person.
 *
 * @param partner our code for its sender, or null when nobody knows it
 * @param status {@code accepted}, {@code partial}, {@code held}, {@code duplicate} or {@code rejected}
 * @param acknowledgements what we answered: {@code 997 1 accepted}
 * @param journalEntries how many entries the books got from it
 * @param outbound documents it made us owe, acknowledgements left out
 */
public record MessageRest(
        MessageId message,
        @Nullable String partner,
        @Nullable String format,
        String status,
        List<Document> documents,
        List<String> acknowledgements,
        long journalEntries,
        List<Owed> outbound,
        List<Case> cases) {

    public MessageRest {
        documents = List.copyOf(documents);
        acknowledgements = List.copyOf(acknowledgements);
        outbound = List.copyOf(outbound);
        cases = List.copyOf(cases);
    }

    /** A document of the message; {@code status} as above, {@code reason} the first of why it is not simply accepted. */
    public record Document(String type, String number, String status, @Nullable String reason) {}

    /** A document that we owe somebody for it. */
    public record Owed(String type, String number, String receiver) {}
}
