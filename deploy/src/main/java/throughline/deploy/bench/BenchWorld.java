package throughline.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The demonstration distributor with full warehouses and generous credit, so that what is measured is work and not its refusal. */
final class BenchWorld {

    private static final String PLENTY = "900000000";

    private BenchWorld() {}

    /** Copies the demo's files and raises stocks and credit limits. */
    static Path copyOf(Path demo, Path into) throws IOException {
        Files.createDirectories(into);
        try (var files = Files.list(demo)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                List<String> lines = Files.readAllLines(file);
                Files.write(
                        into.resolve(file.getFileName()),
                        changed(file.getFileName().toString(), lines));
            }
        }
        return into;
    }

    private static List<String> changed(String name, List<String> lines) {
        return switch (name) {
            case "customers.csv" -> column(lines, "credit limit");
            case "opening-stock.csv" -> column(lines, "quantity");
            default -> lines;
        };
    }

    private static List<String> column(List<String> lines, String title) {
        int at = List.of(lines.get(0).split(",")).indexOf(title);
        var changed = new ArrayList<String>(lines.size());
        changed.add(lines.get(0));
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            cells[at] = PLENTY;
            changed.add(String.join(",", cells));
        }
        return changed;
    }
}
