package throughline.connectors.flat;

import org.jspecify.annotations.Nullable;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Actor;
import throughline.model.reading.Finding;

/** Words a fault of one file: the column, its bytes and line, the map whose rule is broken, who has to act. */
record Faults(MessageId message, String rule) {

    Finding at(FlatFindingCode code, String text, Cell cell) {
        return at(code, text, cell.column(), cell.offset(), cell.length(), cell.line());
    }

    Finding at(FlatFindingCode code, String text, @Nullable String column, long offset, int length, int line) {
        var name = column == null ? "" : column;
        return new Finding(
                code.severity(),
                code.name(),
                text,
                code == FlatFindingCode.FLAT_NO_MAP ? Actor.OPERATOR : Actor.PARTNER,
                rule,
                name.isEmpty() ? null : name,
                0,
                0,
                0,
                new SourceSpan(message, offset, length, name),
                line,
                null);
    }

    /** The rest of the file cannot be read. */
    static final class Broken extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final transient Finding finding;

        Broken(Finding finding) {
            super(finding.text());
            this.finding = finding;
        }

        Finding finding() {
            return finding;
        }
    }
}
