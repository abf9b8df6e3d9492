package throughline.connectors.read;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Actor;
import throughline.model.reading.Finding;
import throughline.model.reading.Severity;

/** Formats that we can name and do not read, by the first bytes; asked in this order. */
enum ForeignFormat {
    EMPTY("nothing: the message is empty", head -> head.isBlank()),
    EBCDIC_X12("X12 in EBCDIC; send it in ASCII or UTF-8", head -> head.startsWith("\u00C9\u00E2\u00C1")),
    EBCDIC_EDIFACT(
            "EDIFACT in EBCDIC; send it in ASCII or UTF-8",
            head -> head.startsWith("\u00E4\u00D5\u00C1") || head.startsWith("\u00E4\u00D5\u00C2")),
    UTF_16(
            "text in UTF-16; send it in UTF-8",
            head -> head.startsWith("\u00FF\u00FE")
                    || head.startsWith("\u00FE\u00FF")
                    || head.startsWith("I\0S\0A\0")
                    || head.startsWith("\0I\0S\0A")
                    || head.startsWith("U\0N\0")
                    || head.startsWith("\0U\0N")),
    DAMAGED_X12(
            "X12 whose ISA is damaged; its separators cannot be known",
            matches("[^\\r\\n]{0,4}SA([^A-Za-z0-9\\s])00\\1.*")),
    DAMAGED_EDIFACT("EDIFACT whose UNB is damaged", matches("[^\\r\\n]{0,4}N[BH]\\+.*")),
    IDOC("a SAP IDoc", matches("EDI_DC.*|.*<(EDI_DC40|IDOC)\\b.*")),
    XML("XML", matches("<.*")),
    PDF("a PDF document", matches("%PDF.*")),
    ZIP("a ZIP archive or an Office document", head -> head.startsWith("PK\u0003\u0004")),
    GZIP("a gzip archive", head -> head.startsWith("\u001F\u008B")),
    MIME(
            "an e-mail or MIME message; send what is in it",
            matches("(?i)(mime-version|content-type|received|return-path|from|date|message-id):.*")),
    VDA("a VDA message", matches("[57]\\d\\d0[1-9]\\S* .{60,}")),
    JSON("JSON, in a form that we have no reader for", matches("[\\[{].*")),
    CSV("a table of comma-separated or similar values", matches("[^\\r\\n]*([,;\\t|])[^\\r\\n]*\\1[^\\r\\n]*\\R.*")),
    BINARY(
            "binary data",
            head -> head.chars()
                                    .filter(letter ->
                                            letter < ' ' && letter != '\r' && letter != '\n' && letter != '\t')
                                    .count()
                            * 20
                    > head.length()),
    UNKNOWN("nothing we can name", head -> true);

    private static final String READ = "X12 (it begins with ISA), EDIFACT (UNA or UNB), TRADACOMS (STX=), JSON,"
            + " and tables whose partner is known and has a map for them";
    private static final String BY_ITS_PARTNER =
            "send it as its partner (--partner, its inbox or mailbox), whose folder needs a map for it";

    private final String words;
    private final Predicate<String> looksLike;

    ForeignFormat(String words, Predicate<String> looksLike) {
        this.words = words;
        this.looksLike = looksLike;
    }

    static ForeignFormat of(byte[] bytes) {
        var head = new String(bytes, ISO_8859_1);
        var text = head.startsWith("\u00EF\u00BB\u00BF") ? head.substring(3) : head;
        for (var format : values()) {
            if (format.looksLike.test(text.isBlank() ? "" : text)) {
                return format;
            }
        }
        return UNKNOWN;
    }

    /** @param head the bytes it was known by */
    Finding finding(SourceSpan span, byte[] head) {
        if (this == DAMAGED_X12 || this == DAMAGED_EDIFACT) {
            var header = this == DAMAGED_X12 ? "X12_INTERCHANGE_HEADER" : "EDIFACT_INTERCHANGE_HEADER";
            return Finding.of(
                    Severity.FATAL,
                    header,
                    "This looks like %s. Nothing was read.".formatted(words),
                    Actor.PARTNER,
                    span,
                    1);
        }
        var code = this == UNKNOWN || this == EMPTY || this == BINARY ? "FORMAT_UNKNOWN" : "FORMAT_NOT_SPOKEN";
        var text = this == CSV
                ? "This looks like %s%s. It names no sender: %s.".formatted(words, TableLook.of(head), BY_ITS_PARTNER)
                : "This looks like %s. We read %s.".formatted(words, READ);
        return Finding.of(Severity.FATAL, code, text, Actor.OPERATOR, span, 1);
    }

    private static Predicate<String> matches(String pattern) {
        var compiled = Pattern.compile("\\s*(?:" + pattern + ")", Pattern.DOTALL);
        return head -> compiled.matcher(head).matches();
    }
}
