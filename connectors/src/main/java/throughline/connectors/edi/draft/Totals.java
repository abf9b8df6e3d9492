package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.token.Standard;

/** Compares what a document's summary counts and sums with what was received. */
final class Totals {

    private final Meaning meaning;

    Totals(Meaning meaning) {
        this.meaning = meaning;
    }

    /** Of lines that are summed as they are made. */
    void compare(List<CountDraft> counts, List<Integer> lines, BigDecimal sum) {
        compare(counts, lines, () -> sum);
    }

    /**
     * CTT01, or CNT with qualifier 2, counts lines; CTT02, or CNT with qualifier 1, sums quantities.
     *
     * @param lines what the count may be: the first is what the finding says was received
     * @param sum of the quantities, asked for when the summary says one
     */
    void compare(List<CountDraft> counts, List<Integer> lines, Supplier<BigDecimal> sum) {
        boolean qualified = meaning.standard() == Standard.EDIFACT;
        for (var count : counts) {
            boolean countsLines = !qualified
                    || count.qualifier != null && count.qualifier.text().equals("2");
            boolean sums = qualified
                    && count.qualifier != null
                    && count.qualifier.text().equals("1");
            var said = meaning.decimal(count.value);
            if (countsLines && count.value != null && said != null && !isOneOf(lines, said)) {
                meaning.at(
                        FindingCode.DOCUMENT_COUNT,
                        count.value,
                        "The summary counts %s lines, and %,d were received."
                                .formatted(said.toPlainString(), lines.get(0)));
            }
            var hash = sums ? count.value : count.hash;
            if (hash != null) {
                sum(hash, sum.get());
            }
        }
    }

    private static boolean isOneOf(List<Integer> lines, BigDecimal said) {
        for (int each : lines) {
            if (said.compareTo(BigDecimal.valueOf(each)) == 0) {
                return true;
            }
        }
        return false;
    }

    /** Also W7601, W0301 and W1401: the sum of the quantities. */
    void sum(@Nullable Value said, BigDecimal sum) {
        var total = meaning.decimal(said);
        meaning.used(total == null ? null : said);
        if (said != null && total != null && total.compareTo(sum) != 0) {
            meaning.at(
                    FindingCode.DOCUMENT_HASH,
                    said,
                    "The summary gives %s as the sum of the quantities, which is %s."
                            .formatted(total.toPlainString(), sum.toPlainString()));
        }
    }
}
