package throughline.operations.flow;

import java.util.List;
import throughline.operations.intake.Rehearsal.Rehearsed;

/** Trying out what a partner sends, and sending it something of our own accord; implemented where documents are composed. */
public interface PartnerExchange {

    /**
     * What we would understand, answer, decide and post, if this partner sent these bytes; nothing of it is kept.
     *
     * @throws java.util.NoSuchElementException when there is no such partner
     */
    Trial test(String partner, String name, byte[] bytes);

    /**
     * The same for the partner itself: a file that names another partner as its sender is not tried out, for what would become of it is
     * not for this one to see.
     *
     * @throws java.util.NoSuchElementException when there is no such partner
     * @throws IllegalArgumentException when the file speaks in the name of somebody else; the message says which identifier
     */
    Trial testOwn(String partner, String name, byte[] bytes);

    /**
     * Lines a document up for a partner: from here on it goes the way of every other one we owe.
     *
     * @param json a canonical document
     * @throws java.util.NoSuchElementException when there is no such partner
     * @throws IllegalArgumentException when it is no document, or cannot be written for this partner; the message says why and who has to act
     */
    Lined send(String partner, String json);

    /** What would be, and the acknowledgements as they would be written. */
    record Trial(Rehearsed rehearsed, List<Answer> answers) {

        public Trial {
            answers = List.copyOf(answers);
        }
    }

    /**
     * An acknowledgement, composed and not sent: marked as a test, and with 0 for each control number.
     *
     * @param message {@code 997}, {@code TA1}, {@code CONTRL}
     * @param text its bytes, or why it cannot be written
     */
    record Answer(String message, String text) {}

    /** A document that waits to leave; {@code number} traces it. */
    record Lined(String type, String number, String receiver) {}
}
