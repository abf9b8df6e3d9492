package throughline.connectors.flat;

import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;

/**
 * One value as it stands in a file.
 *
 * @param column the column's name, for people
 * @param text without the blanks around it
 * @param offset of its first byte; of a quoted value, its opening quote
 * @param length in bytes
 * @param line of the file, from 1
 */
record Cell(String column, String text, long offset, int length, int line) {

    SourceSpan span(MessageId message) {
        return new SourceSpan(message, offset, length, column);
    }
}
