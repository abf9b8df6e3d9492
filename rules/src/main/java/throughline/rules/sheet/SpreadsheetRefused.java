package throughline.rules.sheet;

/** Why a workbook is not taken: which sheet and cell, what rule it breaks, and what whoever made it does about it. */
public final class SpreadsheetRefused extends Exception {

    private static final long serialVersionUID = 1;

    /** What was broken. */
    public enum Rule {
        /** It is no workbook at all, is cut off, or its parts do not fit together. */
        NOT_A_WORKBOOK,
        /** It is encrypted, or of the format of before 2007. */
        PROTECTED,
        /** It holds program code. */
        MACROS,
        /** It is larger than a table can be, packed or unpacked. */
        SIZE,
        /** Its text defines entities or refers to something outside. */
        ENTITIES,
        NO_SUCH_SHEET,
        /** A sheet, row or column that nobody sees. */
        HIDDEN,
        MERGED,
        FORMULA,
        ERROR_VALUE,
        NUMBER,
        PERCENT,
        DATE,
        TEXT
    }

    private final Rule rule;
    private final String sheet;
    private final String cell;
    private final String remedy;

    SpreadsheetRefused(Rule rule, String why, String remedy) {
        this(rule, "", "", why, remedy);
    }

    private SpreadsheetRefused(Rule rule, String sheet, String cell, String why, String remedy) {
        super(why);
        this.rule = rule;
        this.sheet = sheet;
        this.cell = cell;
        this.remedy = remedy;
    }

    SpreadsheetRefused in(String named, String at) {
        return new SpreadsheetRefused(rule, named, at, String.valueOf(getMessage()), remedy);
    }

    public Rule rule() {
        return rule;
    }

    /** Its name; empty when it is about the workbook. */
    public String sheet() {
        return sheet;
    }

    /** {@code D13}; empty when it is about more than one. */
    public String cell() {
        return cell;
    }

    /** What to do, and who. */
    public String remedy() {
        return remedy;
    }

    /** {@code sheet "Bands", cell D13: it is a formula}. */
    public String words() {
        var place = sheet.isEmpty() ? "" : "sheet \"%s\"%s: ".formatted(sheet, cell.isEmpty() ? "" : ", cell " + cell);
        return place + getMessage();
    }
}
