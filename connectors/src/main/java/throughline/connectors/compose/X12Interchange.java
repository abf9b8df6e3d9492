package throughline.connectors.compose;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.connectors.compose.ControlNumbers.Level;
import throughline.connectors.compose.ControlNumbers.Sequence;
import throughline.model.document.ApplicationResponse;
import throughline.model.document.BusinessDocument;

/** One X12 interchange around one set, or around a TA1. */
final class X12Interchange {

    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter LONG_DATE = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);
    private static final String SET = "0001";

    private final Partner.Outbound as;
    private final String version;
    private final X12Segments out;
    private final X12Segments body;
    private final ZonedDateTime now;

    /** @param version GS08: the partner's, or for an answer that of what it answers */
    X12Interchange(Partner.Outbound as, String version, @Nullable Charset charset, ZonedDateTime now) {
        this.as = as;
        this.version = version;
        this.now = now;
        boolean repeats = version.compareTo("004020") >= 0;
        var bytes = charset == null ? StandardCharsets.ISO_8859_1 : charset;
        this.out = new X12Segments(as.delimiters(), bytes, repeats);
        this.body = new X12Segments(as.delimiters(), bytes, repeats);
    }

    Composed write(BusinessDocument document, String partner, ControlNumbers numbers) {
        // What stands in the envelope comes first: a document that cannot be written uses up no number.
        boolean alone = document instanceof ApplicationResponse answer && answer.kind() == ApplicationResponse.Kind.TA1;
        var kind = alone ? new X12Documents.SetKind("TA1", "") : X12Documents.kind(document, as);
        if (alone) {
            new X12Acknowledgement(body).interchange((ApplicationResponse) document);
        } else {
            set(document, kind.type());
        }
        var interchange =
                "%09d".formatted(numbers.next(new Sequence(Level.INTERCHANGE, "X12", as.ours(), as.theirs())));
        var group =
                alone ? null : String.valueOf(numbers.next(new Sequence(Level.GROUP, "X12", as.ours(), as.theirs())));
        header(interchange);
        if (group != null) {
            out.segment(
                    "GS",
                    kind.functionalCode(),
                    application(as.ours()),
                    application(as.theirs()),
                    LONG_DATE.format(now),
                    TIME.format(now),
                    group,
                    "X",
                    version);
        }
        out.append(body);
        if (group != null) {
            out.segment("GE", "1", group);
        }
        out.segment("IEA", alone ? "0" : "1", interchange);
        var control = new Composed.Control(interchange, group, alone ? null : SET);
        return new Composed(
                out.bytes(), "%s-%s-%s.edi".formatted(partner, kind.type(), interchange), "X12", kind.type(), control);
    }

    private void header(String interchange) {
        var delimiters = as.delimiters();
        boolean repeats = version.compareTo("004020") >= 0;
        out.fixed(
                "ISA",
                "00",
                " ".repeat(10),
                "00",
                " ".repeat(10),
                qualifier(as.ours()),
                padded(as.ours()),
                qualifier(as.theirs()),
                padded(as.theirs()),
                SHORT_DATE.format(now),
                TIME.format(now),
                repeats ? String.valueOf(delimiters.repetition()) : "U",
                version.substring(0, 5),
                interchange,
                as.conventions().acknowledgementRequested() ? "1" : "0",
                as.conventions().test() ? "T" : "P",
                String.valueOf(delimiters.component()));
    }

    private void set(BusinessDocument document, String type) {
        body.segment("ST", type, SET, type.equals("999") ? X12Acknowledgement.IMPLEMENTATION : null);
        X12Documents.write(document, body, as);
        body.segment("SE", String.valueOf(body.count() + 1), SET);
    }

    private static String qualifier(String identifier) {
        return identifier.substring(0, identifier.indexOf(':'));
    }

    private static String padded(String identifier) {
        return "%-15s".formatted(application(identifier));
    }

    private static String application(String identifier) {
        return identifier.substring(identifier.indexOf(':') + 1);
    }
}
