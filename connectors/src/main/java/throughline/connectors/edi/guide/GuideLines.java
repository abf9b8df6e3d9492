package throughline.connectors.edi.guide;

import java.util.ArrayList;
import java.util.List;

/**
 * The lines of one type's guide. {@code like 850 BEG=BAK} takes those of another, with these segments in the place of those;
 * {@code may PO1} says that this loop need not come; {@code into PO1/SLN before PO4} puts the lines that follow into that loop, before
 * that segment.
 */
final class GuideLines {

    private GuideLines() {}

    static List<String> of(String folder, String type) {
        var lines = new ArrayList<String>();
        int at = -1;
        for (var line : GuideFile.lines(folder + "/" + type)) {
            String[] words = line.strip().split(" ");
            if (words[0].equals("like")) {
                lines.addAll(renamed(of(folder, words[1]), words));
            } else if (words[0].equals("may")) {
                lines.replaceAll(each -> each.replaceFirst("^loop " + words[1] + " [MR] ", "loop " + words[1] + " O "));
            } else if (words[0].equals("into")) {
                at = place(lines, words[1].split("/"), words[3]);
            } else {
                lines.add(at < 0 ? lines.size() : at++, line);
            }
        }
        return lines;
    }

    /** Without the first line, which says whose they were. */
    private static List<String> renamed(List<String> lines, String[] words) {
        var renamed = new ArrayList<String>(lines.subList(1, lines.size()));
        for (int i = 2; i < words.length; i++) {
            String[] names = words[i].split("=");
            renamed.replaceAll(line -> line.replaceFirst("\\b" + names[0] + " ", names[1] + " "));
        }
        return renamed;
    }

    private static int place(List<String> lines, String[] path, String before) {
        int at = 1;
        for (var loop : path) {
            at = loop.equals("set") ? 1 : find(lines, at, "loop " + loop + " ") + 1;
        }
        return find(lines, at, before + " ");
    }

    /** The next line on the same level that begins like this, whether a segment's or a loop's. */
    private static int find(List<String> lines, int from, String beginning) {
        int depth = 0;
        for (int i = from; i < lines.size() && depth >= 0; i++) {
            var line = lines.get(i).strip();
            if (depth == 0 && (line.startsWith(beginning) || line.startsWith("loop " + beginning))) {
                return i;
            }
            depth += line.startsWith("loop ") ? 1 : line.equals("end") ? -1 : 0;
        }
        throw new IllegalArgumentException("a guide has no place for " + beginning);
    }
}
