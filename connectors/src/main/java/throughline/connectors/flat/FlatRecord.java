package throughline.connectors.flat;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.model.reading.Finding;

/**
 * One record of a file.
 *
 * @param tag its type, or empty in a file that has one
 * @param cells by the name of their column
 * @param beyond what stands where the map declares no column
 * @param wrong what is wrong with its form; its document is refused for it
 */
record FlatRecord(
        String tag,
        Map<String, Cell> cells,
        List<Cell> beyond,
        long offset,
        int length,
        int line,
        List<Finding> wrong) {

    @Nullable
    Cell cell(String column) {
        return cells.get(column);
    }
}
