package throughline.connectors.compose;

import static java.util.Objects.requireNonNull;

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
import throughline.model.reading.Actor;

/** One X12 interchange around one group of sets of one kind, or around a TA1. */
final class X12Interchange implements Interchange {

    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter LONG_DATE = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);

    private final Partner.Outbound as;
    private final String version;
    private final X12Segments out;
    private final X12Segments body;
    private final Charset charset;
    private final ZonedDateTime now;
    private X12Documents.@Nullable SetKind kind;
    private int sets;

    /** @param version GS08: the partner's, or for an answer that of what it answers */
    X12Interchange(Partner.Outbound as, String version, @Nullable Charset charset, ZonedDateTime now) {
        this.as = as;
        this.version = version;
        this.now = now;
        boolean repeats = version.compareTo("004020") >= 0;
        this.charset = charset == null ? StandardCharsets.ISO_8859_1 : charset;
        this.out = new X12Segments(as.delimiters(), this.charset, repeats);
        this.body = new X12Segments(as.delimiters(), this.charset, repeats);
    }

    @Override
    public String add(BusinessDocument document) {
        var its = X12Documents.kind(document, as);
        if (kind != null && !kind.equals(its)) {
            throw new CannotCompose(
                    "COMPOSE_FORMAT", Actor.US, "a group of %s cannot hold a %s".formatted(kind.type(), its.type()));
        }
        var control = "%04d".formatted(sets + 1);
        var one = new X12Segments(as.delimiters(), charset, version.compareTo("004020") >= 0);
        set(one, document, its.type(), control);
        body.append(one);
        kind = its;
        sets++;
        return control;
    }

    @Override
    public int size() {
        return body.size();
    }

    Composed write(BusinessDocument document, String partner, ControlNumbers numbers) {
        if (document instanceof ApplicationResponse answer && answer.kind() == ApplicationResponse.Kind.TA1) {
            new X12Acknowledgement(body).interchange(answer);
            return alone(partner, numbers);
        }
        add(document);
        return write(partner, numbers);
    }

    @Override
    public Composed write(String partner, ControlNumbers numbers) {
        var of = requireNonNull(kind, "nothing was added");
        var interchange = interchange(numbers);
        var group = String.valueOf(numbers.next(new Sequence(Level.GROUP, "X12", as.ours(), as.theirs())));
        header(interchange);
        out.segment(
                "GS",
                of.functionalCode(),
                application(as.ours()),
                application(as.theirs()),
                LONG_DATE.format(now),
                TIME.format(now),
                group,
                "X",
                version);
        out.append(body);
        out.segment("GE", String.valueOf(sets), group);
        out.segment("IEA", "1", interchange);
        return composed(partner, of.type(), new Composed.Control(interchange, group, sets == 1 ? "0001" : null));
    }

    private Composed alone(String partner, ControlNumbers numbers) {
        var interchange = interchange(numbers);
        header(interchange);
        out.append(body);
        out.segment("IEA", "0", interchange);
        return composed(partner, "TA1", new Composed.Control(interchange, null, null));
    }

    private String interchange(ControlNumbers numbers) {
        return "%09d".formatted(numbers.next(new Sequence(Level.INTERCHANGE, "X12", as.ours(), as.theirs())));
    }

    private Composed composed(String partner, String type, Composed.Control control) {
        return new Composed(
                out.bytes(), "%s-%s-%s.edi".formatted(partner, type, control.interchange()), "X12", type, control);
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

    private void set(X12Segments one, BusinessDocument document, String type, String control) {
        one.segment("ST", type, control, type.equals("999") ? X12Acknowledgement.IMPLEMENTATION : null);
        X12Documents.write(document, one, as);
        one.segment("SE", String.valueOf(one.count() + 1), control);
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
