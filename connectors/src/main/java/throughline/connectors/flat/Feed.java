package throughline.connectors.flat;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A partner's declaration of one kind of file it sends: what stands where, and what it means; docs/partners.md explains every key.
 *
 * @param name its file below the partner's folder ({@code maps/orders.yaml})
 * @param file which names its files have, or null for any
 * @param ignored columns and record types that are knowingly not read
 */
public record Feed(
        String name,
        FeedKind document,
        @Nullable Pattern file,
        Form form,
        Grouping grouping,
        Meaning meaning,
        Set<String> ignored) {

    public Feed {
        ignored = Set.copyOf(ignored);
    }

    /**
     * How records and columns are told apart.
     *
     * @param fixed whether columns are positions of a line; else values between delimiters
     * @param quote what encloses a value that holds delimiters, or 0 for nothing
     * @param header whether the first record names the columns
     * @param tag where a record's type stands, or null when all records are of one
     * @param records the columns of each type of record, in order; one type named by the empty text without {@code tag}; none with a header
     * @param json where documents and lines stand in JSON, or null for a file of records
     */
    public record Form(
            boolean fixed,
            Charset charset,
            char delimiter,
            char quote,
            boolean header,
            @Nullable Range tag,
            Map<String, Map<String, Range>> records,
            @Nullable Paths json) {

        /** As the type of its messages begins. */
        String format() {
            return json != null ? "JSON" : fixed ? "FIXED" : "CSV";
        }
    }

    /**
     * JSON pointers (RFC 6901).
     *
     * @param each where the documents stand in a message, or null when it is one, or an array of them
     * @param rows where the lines stand in a document
     */
    public record Paths(@Nullable String each, String rows) {}

    /** Characters of a line from 1, both included; of a delimited record the number of a column. */
    public record Range(int from, int to) {}

    /**
     * Which records are one document.
     *
     * @param by the columns whose values records of one document share; empty for other ways
     * @param from the type of record that opens a document, or null
     * @param file whether the whole file is one document; when nothing else is said, each record is one
     */
    public record Grouping(List<String> by, @Nullable String from, boolean file) {

        /** Whether each record is a document and complete by itself. */
        boolean single() {
            return by.isEmpty() && from == null && !file;
        }
    }

    /**
     * What becomes what: the names are those of our own JSON documents.
     *
     * @param line the type of record that is a line; empty when all are
     */
    public record Meaning(String line, Map<String, Value> fields, Map<String, Value> lines) {}

    /**
     * Where a value comes from and how it is written.
     *
     * @param record the type of the record, empty where there is one
     * @param column its column, or null for a constant
     * @param otherwise what counts when the column is blank, or the constant
     * @param codes their word to ours; a word that is not there is refused unless there is none at all
     * @param decimals how many of a number's last digits are decimals when it writes no separator
     */
    public record Value(
            String record,
            @Nullable String column,
            @Nullable String otherwise,
            Map<String, String> codes,
            List<String> dates,
            char decimal,
            int decimals) {}
}
