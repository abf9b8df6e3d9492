package throughline.connectors.flat;

import throughline.model.reading.Severity;

/** Everything we may find wrong with a CSV or fixed-width file. */
public enum FlatFindingCode {
    FLAT_NO_MAP(
            Severity.FATAL, "The partner's folder declares no map for this file, or more than one. Nothing was read."),
    FLAT_EMPTY(Severity.ERROR, "The file holds no record, or its header alone."),
    FLAT_COLUMN_MISSING(Severity.FATAL, "The header does not name a column that the map cannot do without."),
    FLAT_COLUMNS(Severity.ERROR, "A record has more or fewer columns than the header or the map."),
    FLAT_QUOTE(Severity.ERROR, "A quote is not closed, or text follows a closing quote."),
    FLAT_CHARSET(Severity.ERROR, "Bytes are not of the declared character set."),
    FLAT_TOO_WIDE(Severity.FATAL, "A record is longer than 1 MiB or has more than 2,000 columns."),
    FLAT_TOO_LARGE(Severity.ERROR, "One document has more than 100,000 records."),
    FLAT_RECORD(Severity.ERROR, "A record's type is not declared, or it stands where its type may not."),
    FLAT_SPLIT(Severity.ERROR, "The records of one document do not stand together."),
    FLAT_DIFFERS(Severity.WARNING, "Records of one document say different things of it; the first counts."),
    FLAT_MISSING(Severity.ERROR, "A value is missing that the document cannot do without."),
    FLAT_NUMBER(Severity.ERROR, "A value has to be a decimal number in the declared form and is not."),
    FLAT_DATE(Severity.ERROR, "A value has to be a date or a time in a declared form and is not."),
    FLAT_CODE(Severity.ERROR, "A value has to be one of the declared codes and is not.");

    private final Severity severity;
    private final String meaning;

    FlatFindingCode(Severity severity, String meaning) {
        this.severity = severity;
        this.meaning = meaning;
    }

    public Severity severity() {
        return severity;
    }

    /** A sentence for docs/findings.md. */
    public String meaning() {
        return meaning;
    }
}
