package throughline.connectors.edi.guide;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.guide.SegmentRule.Condition;
import throughline.connectors.edi.guide.SegmentRule.Group;
import throughline.connectors.edi.guide.SegmentRule.Part;
import throughline.connectors.edi.guide.SegmentRule.Requirement;
import throughline.connectors.edi.guide.SegmentRule.Slot;
import throughline.connectors.edi.token.SegmentTable;

/** The segments and elements of one standard, from its {@code .guide} files. */
final class Dictionary {

    private static final Pattern GROUP = Pattern.compile("([a-z]+)(\\d+)\\(([^)]*)\\)|(\\S+)");

    private final Map<String, ElementRule> elements = new HashMap<>();
    private final Map<String, List<Part>> composites = new HashMap<>();
    private final Tagged<SegmentRule> segments;

    /** @param folder {@code x12} or {@code edifact} */
    Dictionary(String folder) {
        for (var row : GuideFile.rows(folder + "/elements")) {
            elements.put(row.get(0), element(row));
        }
        for (var row : GuideFile.rows(folder + "/composites")) {
            composites.put(row.get(0), parts(row.get(1)));
        }
        var byTag = new HashMap<Integer, SegmentRule>();
        for (var row : GuideFile.rows(folder + "/segments")) {
            byTag.put(SegmentTable.tag(row.get(0)), segment(row));
        }
        segments = new Tagged<>(byTag);
    }

    @Nullable
    SegmentRule segment(int tag) {
        return segments.of(tag);
    }

    private static ElementRule element(List<String> row) {
        String[] type = row.get(1).split("[ /]");
        var codes = row.size() > 3 ? new CodeList(List.of(row.get(3).split(" "))) : CodeList.ANY;
        return new ElementRule(
                row.get(0), typeOf(type[0]), Integer.parseInt(type[1]), Integer.parseInt(type[2]), row.get(2), codes);
    }

    private static ElementRule.Type typeOf(String code) {
        return switch (code) {
            case "AN" -> ElementRule.Type.TEXT;
            case "ID" -> ElementRule.Type.CODE;
            case "A" -> ElementRule.Type.LETTERS;
            case "N0", "N2" -> ElementRule.Type.WHOLE;
            case "R", "N" -> ElementRule.Type.DECIMAL;
            case "DT" -> ElementRule.Type.DATE;
            case "TM" -> ElementRule.Type.TIME;
            default -> throw new IllegalArgumentException("unknown element type " + code);
        };
    }

    private SegmentRule segment(List<String> row) {
        var slots = new ArrayList<Slot>();
        var groups = new ArrayList<Group>();
        var match = GROUP.matcher(row.size() > 2 ? row.get(2) : "");
        while (match.find()) {
            if (match.group(4) != null) {
                slots.add(slot(match.group(4)));
                continue;
            }
            String[] run = match.group(3).split(" ");
            int times = Integer.parseInt(match.group(2));
            groups.add(new Group(match.group(1), slots.size() + 1, run.length, times));
            for (int i = 0; i < times * run.length; i++) {
                slots.add(slot(run[i % run.length]));
            }
        }
        return new SegmentRule(row.get(0), slots, row.size() > 3 ? conditions(row.get(3)) : List.of(), groups);
    }

    private Slot slot(String code) {
        var requirement = requirement(code.charAt(0));
        var name = code.substring(1);
        var composite = composites.get(name);
        return composite != null
                ? new Slot(requirement, composite, true)
                : new Slot(requirement, List.of(part(code)), unknownComposite(name));
    }

    private static boolean unknownComposite(String name) {
        return name.startsWith("C") || name.startsWith("S");
    }

    private List<Part> parts(String codes) {
        var parts = new ArrayList<Part>();
        for (var code : codes.split(" ")) {
            parts.add(part(code));
        }
        return parts;
    }

    private Part part(String code) {
        var number = code.substring(1);
        var known = elements.get(number);
        return new Part(requirement(code.charAt(0)), known != null ? known : ElementRule.unchecked(number));
    }

    private static List<Condition> conditions(String codes) {
        var conditions = new ArrayList<Condition>();
        for (var code : codes.split(" ")) {
            var members = new ArrayList<Integer>();
            for (int i = 1; i < code.length(); i += 2) {
                members.add(Integer.valueOf(code.substring(i, i + 2)));
            }
            conditions.add(Condition.of(code.charAt(0), members));
        }
        return conditions;
    }

    static Requirement requirement(char letter) {
        return switch (letter) {
            case 'M' -> Requirement.MANDATORY;
            case 'R' -> Requirement.WANTED;
            case 'K' -> Requirement.KEY;
            case 'O' -> Requirement.OPTIONAL;
            default -> throw new IllegalArgumentException("unknown requirement " + letter);
        };
    }
}
