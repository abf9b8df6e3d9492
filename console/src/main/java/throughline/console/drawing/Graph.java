package throughline.console.drawing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What led to what: things with a kind, a title and a page, and arrows between them. */
public final class Graph {

    /** So many are drawn; a layout of more takes longer than a page may, and nobody reads it. */
    public static final int LARGEST = 300;

    /**
     * One thing.
     *
     * @param kind {@code message}, {@code document}, {@code decision}, {@code posting}, {@code outbound}, {@code case}: its colour and shape
     * @param href its page, or empty
     */
    public record Node(String id, String kind, String title, String detail, String href) {}

    /** {@code from} led to {@code to}. */
    public record Arrow(String from, String to) {}

    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Set<Arrow> arrows = new HashSet<>();
    private final List<Arrow> order = new ArrayList<>();
    private int left;

    /** Adds a thing once; beyond {@link #LARGEST} it is only counted. */
    public void add(Node node) {
        if (nodes.containsKey(node.id())) {
            return;
        }
        if (nodes.size() >= LARGEST) {
            left++;
            return;
        }
        nodes.put(node.id(), node);
    }

    /** Adds an arrow once; one whose ends are not both drawn is left out. */
    public void lead(String from, String to) {
        var arrow = new Arrow(from, to);
        if (!from.equals(to) && arrows.add(arrow)) {
            order.add(arrow);
        }
    }

    public List<Node> nodes() {
        return List.copyOf(nodes.values());
    }

    public List<Arrow> arrows() {
        return order.stream()
                .filter(arrow -> nodes.containsKey(arrow.from()) && nodes.containsKey(arrow.to()))
                .toList();
    }

    /** How many things are not drawn because there are too many. */
    public int left() {
        return left;
    }
}
