package throughline.rules.gate;

/** Where in an analyst's file stands what the gate read in a line of rules: the same place, unless the rules were made of a table. */
@FunctionalInterface
interface Places {

    Places SAME = (line, column) -> new Place(line, column, "");

    /**
     * A place.
     *
     * @param line from 1
     * @param column from 1
     * @param cell in front of what is said of it ({@code cell C10: }); empty for a text
     */
    record Place(int line, int column, String cell) {}

    Place at(int line, int column);
}
