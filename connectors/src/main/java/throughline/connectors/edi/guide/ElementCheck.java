package throughline.connectors.edi.guide;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.finding.FindingCode;
import throughline.connectors.edi.finding.Findings;
import throughline.connectors.edi.guide.SegmentRule.Part;
import throughline.connectors.edi.guide.SegmentRule.Requirement;
import throughline.connectors.edi.token.SegmentTable;
import throughline.model.reading.Severity;

/** Checks one value against its data element: type, length, code. */
final class ElementCheck {

    private final Findings findings;
    private final SegmentTable table;

    ElementCheck(Findings findings) {
        this.findings = findings;
        this.table = findings.table();
    }

    void check(int segment, int token, Part part) {
        var rule = part.rule();
        if (table.hasControls(token)) {
            findings.at(
                    FindingCode.EDI_CHARACTER,
                    segment,
                    token,
                    null,
                    "%s holds a control character.".formatted(name(segment, token, rule)));
        }
        if (rule.isText()) {
            text(segment, token, part);
            return;
        }
        switch (rule.type()) {
            case ANY -> {}
            case WHOLE, DECIMAL -> number(segment, token, part);
            case DATE -> date(segment, token, part);
            case TIME -> time(segment, token, part);
            default -> text(segment, token, part);
        }
    }

    private void text(int segment, int token, Part part) {
        var rule = part.rule();
        int length = table.isPlainAscii(token)
                ? table.tokenLength(token)
                : table.text(token).length();
        length(segment, token, part, length);
        if (!rule.codes().isEmpty() && !rule.codes().holds(table, token)) {
            report(
                    FindingCode.ELEMENT_CODE,
                    segment,
                    token,
                    part,
                    "is not one of %s".formatted(rule.codes().listed()));
        }
    }

    private void number(int segment, int token, Part part) {
        int digits = 0;
        int marks = 0;
        boolean wrong = false;
        int length = table.tokenLength(token);
        for (int i = 0; i < length; i++) {
            int here = table.byteAt(token, i);
            if (here >= '0' && here <= '9') {
                digits++;
            } else if ((here == '.' || here == ',' && !findings.x12())
                    && part.rule().type() == ElementRule.Type.DECIMAL) {
                marks++;
            } else if (here != '\r' && here != '\n' && here != ' ' && !(i == 0 && (here == '-' || here == '+'))) {
                wrong = true;
            }
        }
        if (wrong || digits == 0 || marks > 1) {
            report(FindingCode.ELEMENT_NUMBER, segment, token, part, "is not a number");
        } else {
            length(segment, token, part, digits);
        }
    }

    private void date(int segment, int token, Part part) {
        var value = table.trimmed(token);
        if (!isDate(value)) {
            report(FindingCode.ELEMENT_DATE, segment, token, part, "is not a date (CCYYMMDD)");
        }
    }

    private static boolean isDate(String value) {
        int length = value.length();
        if (length != 6 && length != 8) {
            return false;
        }
        int number = 0;
        for (int i = 0; i < length; i++) {
            int digit = value.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            number = number * 10 + digit;
        }
        try {
            LocalDate.of(length == 8 ? number / 10_000 : 2000 + number / 10_000, number / 100 % 100, number % 100);
            return length == 6 || number >= 1900_00_00;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private void time(int segment, int token, Part part) {
        var value = table.trimmed(token);
        if (!value.matches("([01]\\d|2[0-3])[0-5]\\d([0-5]\\d\\d{0,2})?")) {
            report(FindingCode.ELEMENT_TIME, segment, token, part, "is not a time (HHMM or HHMMSS)");
        }
    }

    private void length(int segment, int token, Part part, int length) {
        var rule = part.rule();
        if (length > rule.max()) {
            findings.at(
                    FindingCode.ELEMENT_TOO_LONG,
                    segment,
                    token,
                    rule(segment, token),
                    "%s is %,d characters long; the standard takes %d."
                            .formatted(name(segment, token, rule), length, rule.max()));
        } else if (length < rule.min()) {
            findings.at(
                    FindingCode.ELEMENT_TOO_SHORT,
                    segment,
                    token,
                    rule(segment, token),
                    "%s is %d characters long; the standard demands %d."
                            .formatted(name(segment, token, rule), length, rule.min()));
        }
    }

    private void report(FindingCode code, int segment, int token, Part part, String fault) {
        // A code we do not know may be one of a later version, or agreed between two partners.
        boolean refuse = code != FindingCode.ELEMENT_CODE
                && (part.requirement() == Requirement.MANDATORY || part.requirement() == Requirement.KEY);
        findings.at(
                code,
                refuse ? Severity.ERROR : Severity.WARNING,
                segment,
                token,
                rule(segment, token),
                "%s is \"%s\", which %s."
                        .formatted(name(segment, token, part.rule()), printable(table.text(token)), fault));
    }

    private @Nullable String rule(int segment, int token) {
        return findings.standard() + " " + place(segment, token);
    }

    private String name(int segment, int token, ElementRule rule) {
        return rule.name().isEmpty() ? place(segment, token) : "%s (%s)".formatted(place(segment, token), rule.name());
    }

    private String place(int segment, int token) {
        int place = table.placeOf(token);
        var tag = SegmentTable.tagText(table.tag(segment));
        int component = SegmentTable.componentOf(place);
        return "%s%02d".formatted(tag, SegmentTable.elementOf(place)) + (component > 1 ? "-" + component : "");
    }

    private static String printable(String value) {
        var shown = value.length() > 40 ? value.substring(0, 40) + "..." : value;
        return shown.replaceAll("\\p{Cntrl}", "?");
    }
}
