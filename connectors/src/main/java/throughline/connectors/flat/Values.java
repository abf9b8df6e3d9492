package throughline.connectors.flat;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import throughline.model.reading.Finding;

/** Puts what a cell says into the form of our own JSON, exactly, or says what is wrong with it. */
final class Values {

    private static final int LONGEST_DECIMAL = 40;

    private final Faults faults;
    private final List<Finding> findings;

    Values(Faults faults, List<Finding> findings) {
        this.faults = faults;
        this.findings = findings;
    }

    /** The value, or null when it is none and a finding says so. */
    @Nullable
    String of(Cell cell, Feed.Value as, FeedKind.Type type) {
        var text = cell.text();
        if (!as.codes().isEmpty()) {
            var ours = as.codes().get(text);
            if (ours == null) {
                findings.add(faults.at(
                        FlatFindingCode.FLAT_CODE,
                        "The column '%s' says '%s' in line %d; it may say %s."
                                .formatted(
                                        cell.column(),
                                        brief(text),
                                        cell.line(),
                                        String.join(", ", as.codes().keySet())),
                        cell));
            }
            return ours;
        }
        return switch (type) {
            case TEXT -> text;
            case DECIMAL -> decimal(cell, as);
            case DATE -> date(cell, as);
        };
    }

    private @Nullable String decimal(Cell cell, Feed.Value as) {
        var text = cell.text();
        boolean behind = text.endsWith("-") || text.endsWith("+");
        var signed = behind
                ? text.substring(text.length() - 1)
                        + text.substring(0, text.length() - 1).strip()
                : text;
        var plain = signed.startsWith("+") ? signed.substring(1) : signed;
        var sign = as.decimal() == ',' ? "," : "\\.";
        if (text.length() > LONGEST_DECIMAL || !plain.matches("-?\\d+(" + sign + "\\d+)?")) {
            findings.add(faults.at(
                    FlatFindingCode.FLAT_NUMBER,
                    "The column '%s' says '%s' in line %d; it has to be a number such as 12 or 12%s50, without separators of thousands."
                            .formatted(cell.column(), brief(text), cell.line(), as.decimal()),
                    cell));
            return null;
        }
        boolean implied = plain.indexOf(as.decimal()) < 0;
        var exact = new BigDecimal(plain.replace(as.decimal(), '.'));
        return (implied && as.decimals() > 0 ? exact.movePointLeft(as.decimals()) : exact).toPlainString();
    }

    private @Nullable String date(Cell cell, Feed.Value as) {
        for (var pattern : as.dates()) {
            try {
                var form = DateTimeFormatter.ofPattern(
                        pattern.replace("yyyy", "uuuu").replace("yy", "uu"), Locale.ENGLISH);
                return LocalDate.parse(cell.text(), form.withResolverStyle(ResolverStyle.STRICT))
                        .toString();
            } catch (DateTimeException next) {
                continue;
            }
        }
        findings.add(faults.at(
                FlatFindingCode.FLAT_DATE,
                "The column '%s' says '%s' in line %d; it has to be a day written as %s."
                        .formatted(cell.column(), brief(cell.text()), cell.line(), String.join(" or ", as.dates())),
                cell));
        return null;
    }

    private static String brief(String text) {
        return text.length() > 40 ? text.substring(0, 40) + "..." : text;
    }
}
