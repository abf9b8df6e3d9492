package throughline.operations.master.file;

import java.util.List;

/**
 * One line of a file.
 *
 * @param number as an editor counts it, the header being line 1; 0 for a line that is stored and that no file brought
 * @param values one for each column
 */
record CsvLine(long number, List<String> values) {

    CsvLine {
        values = List.copyOf(values);
    }

    boolean isStored() {
        return number == 0;
    }
}
