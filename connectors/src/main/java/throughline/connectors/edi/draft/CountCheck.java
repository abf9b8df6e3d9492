package throughline.connectors.edi.draft;

import java.math.BigDecimal;
import java.util.List;
import throughline.connectors.edi.finding.FindingCode;

/** Compares a summary's counts with what was received: CTT01, or CNT with qualifier 2, counts lines; CTT02, or CNT 1, sums quantities. */
final class CountCheck {

    private final Meaning meaning;

    CountCheck(Meaning meaning) {
        this.meaning = meaning;
    }

    void compare(List<CountDraft> counts, int lines, BigDecimal sum) {
        counts.forEach(count -> compare(count, lines, sum));
    }

    private void compare(CountDraft count, int lines, BigDecimal sum) {
        boolean countsLines = meaning.x12()
                || count.qualifier != null && count.qualifier.text().equals("2");
        boolean sums = !meaning.x12()
                && count.qualifier != null
                && count.qualifier.text().equals("1");
        var said = meaning.decimal(count.value);
        if (countsLines && count.value != null && said != null && said.compareTo(BigDecimal.valueOf(lines)) != 0) {
            meaning.at(
                    FindingCode.DOCUMENT_COUNT,
                    count.value,
                    "The summary counts %s lines, and %,d were received.".formatted(said.toPlainString(), lines));
        }
        var hash = sums ? count.value : count.hash;
        var total = meaning.decimal(hash);
        if (hash != null && total != null && total.compareTo(sum) != 0) {
            meaning.at(
                    FindingCode.DOCUMENT_HASH,
                    hash,
                    "The summary gives %s as the sum of the quantities, which is %s."
                            .formatted(total.toPlainString(), sum.toPlainString()));
        }
    }
}
