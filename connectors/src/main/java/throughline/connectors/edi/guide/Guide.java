package throughline.connectors.edi.guide;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.connectors.edi.token.SegmentTable;
import throughline.connectors.edi.token.Standard;

/** What one type of message looks like: its structure, and the standard's dictionary of segments. */
public final class Guide {

    private static final Pattern TYPE = Pattern.compile("[A-Z0-9]{3,6}");
    private static final Map<Standard, Dictionary> DICTIONARIES = new ConcurrentHashMap<>();
    private static final Map<String, Guide> GUIDES = new ConcurrentHashMap<>();

    private final String type;
    private final @Nullable String functionalCode;
    private final Dictionary dictionary;
    private final List<Node> nodes = new ArrayList<>();

    private Guide(Standard standard, String type) {
        this.type = type;
        this.dictionary = dictionary(standard);
        this.functionalCode = parse(GuideLines.of(standard.folder(), type));
    }

    /** Empty when we have no guide for this type. */
    public static Optional<Guide> of(Standard standard, String type) {
        var known = GUIDES.get(standard.folder() + "/" + type);
        if (known != null) {
            return Optional.of(known);
        }
        var folder = standard.folder();
        if (!TYPE.matcher(type).matches() || !GuideFile.exists(folder + "/" + type)) {
            return Optional.empty();
        }
        return Optional.of(GUIDES.computeIfAbsent(folder + "/" + type, name -> new Guide(standard, type)));
    }

    /** How many elements the standard gives a segment; 0 when it does not say, -1 when it knows no such segment. */
    public static int elements(Standard standard, String tag) {
        var rule = dictionary(standard).segment(SegmentTable.tag(tag));
        return rule == null ? -1 : rule.elements();
    }

    /** For messages without a guide of their own: the dictionary alone, to check what a segment holds. */
    static Dictionary dictionary(Standard standard) {
        var known = DICTIONARIES.get(standard);
        return known != null
                ? known
                : DICTIONARIES.computeIfAbsent(standard, missing -> new Dictionary(missing.folder()));
    }

    public String type() {
        return type;
    }

    /** GS01 for X12; the type itself for EDIFACT. */
    public @Nullable String functionalCode() {
        return functionalCode;
    }

    public Node root() {
        return nodes.get(0);
    }

    public Node node(int id) {
        return nodes.get(id);
    }

    public int size() {
        return nodes.size();
    }

    @Nullable
    SegmentRule segment(int tag) {
        return dictionary.segment(tag);
    }

    /** The runs of elements that repeat within a segment. */
    public List<Repeated> repeated(int tag) {
        var rule = dictionary.segment(tag);
        return rule == null
                ? List.of()
                : rule.groups().stream()
                        .map(group -> new Repeated(group.name(), group.first(), group.size(), group.times()))
                        .toList();
    }

    /**
     * A run of elements that repeats within its segment: for maps each run is a child element of its own.
     *
     * @param first element number of the first run
     * @param size elements in one run; with 1, the run is a composite and its components count
     */
    public record Repeated(String name, int first, int size, int times) {}

    private @Nullable String parse(List<String> lines) {
        var root = new Node(0, null, new Node.Place("set", 0, Node.Kind.LOOP, SegmentRule.Requirement.MANDATORY, 1));
        nodes.add(root);
        String code = null;
        Node loop = root;
        for (var line : lines) {
            String[] words = line.strip().split(" ");
            switch (words[0]) {
                case "set" -> code = words[1];
                case "end" -> loop = parentOf(loop);
                case "loop" -> loop = add(loop, words[1] + "-loop", words[1], Node.Kind.LOOP, words);
                case "float" -> add(loop, words[1], words[1], Node.Kind.FLOATING, words);
                default -> add(loop, words[0], words[0], Node.Kind.SEGMENT, words);
            }
        }
        return code;
    }

    private static Node parentOf(Node loop) {
        var parent = loop.parent();
        if (parent == null) {
            throw new IllegalArgumentException("a guide has one end too many");
        }
        return parent;
    }

    private Node add(Node loop, String name, String tag, Node.Kind kind, String[] words) {
        var requirement = Dictionary.requirement(words[words.length - 2].charAt(0));
        int max = Integer.parseInt(words[words.length - 1]);
        var node = new Node(nodes.size(), loop, new Node.Place(name, SegmentTable.tag(tag), kind, requirement, max));
        nodes.add(node);
        return node;
    }
}
