package throughline.console.drawing;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.elk.alg.layered.options.LayeredMetaDataProvider;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.math.ElkPadding;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;
import org.springframework.web.util.HtmlUtils;

/**
 * A {@link Graph} as SVG, causes on the left, effects on the right. The same graph gives the same picture, byte for byte. Colours come
 * from the page's style sheet by class names, because the pages allow no style of their own.
 */
public final class Drawing {

    private static final double NODE_HEIGHT = 44;
    private static final double LETTER = 7.1;
    private static final double MARGIN = 24;
    private static final int LONGEST_TEXT = 34;

    private final RecursiveGraphLayoutEngine engine;

    public Drawing() {
        LayoutMetaDataService.getInstance()
                .registerLayoutMetaDataProviders(new CoreOptions(), new LayeredMetaDataProvider());
        engine = new RecursiveGraphLayoutEngine();
    }

    /** The picture, with a sentence for those who cannot see it; an empty string for an empty graph. */
    public String svg(Graph graph) {
        var nodes = graph.nodes();
        if (nodes.isEmpty()) {
            return "";
        }
        var root = root();
        Map<String, ElkNode> placed = new HashMap<>();
        for (var node : nodes) {
            var box = ElkGraphUtil.createNode(root);
            box.setDimensions(width(node), NODE_HEIGHT);
            placed.put(node.id(), box);
        }
        for (var arrow : graph.arrows()) {
            ElkGraphUtil.createSimpleEdge(placed.get(arrow.from()), placed.get(arrow.to()));
        }
        engine.layout(root, new BasicProgressMonitor());
        return write(root, nodes, placed);
    }

    private static ElkNode root() {
        var root = ElkGraphUtil.createGraph();
        root.setProperty(CoreOptions.ALGORITHM, "org.eclipse.elk.layered");
        root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
        root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.ORTHOGONAL);
        root.setProperty(CoreOptions.SPACING_NODE_NODE, 12d);
        root.setProperty(CoreOptions.PADDING, new ElkPadding(8));
        return root;
    }

    private static double width(Graph.Node node) {
        int letters =
                Math.max(shown(node.title()).length(), shown(node.detail()).length());
        return Math.max(90, Math.ceil(letters * LETTER) + MARGIN);
    }

    private static String write(ElkNode root, List<Graph.Node> nodes, Map<String, ElkNode> placed) {
        var out = new StringBuilder(4096);
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"lineage\" role=\"group\" aria-label=\"")
                .append(nodes.size())
                .append(" things and what led to what, causes on the left\"")
                .append(" width=\"")
                .append(number(root.getWidth()))
                .append("\" height=\"")
                .append(number(root.getHeight()))
                .append("\" viewBox=\"0 0 ")
                .append(number(root.getWidth()))
                .append(' ')
                .append(number(root.getHeight()))
                .append("\">")
                .append(
                        "<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\" markerHeight=\"7\" orient=\"auto\">")
                .append("<path class=\"tip\" d=\"M0,0L8,4L0,8z\"/></marker></defs>");
        for (var edge : root.getContainedEdges()) {
            writeArrow(out, edge);
        }
        for (var node : nodes) {
            var box = placed.get(node.id());
            if (box != null) {
                writeNode(out, node, box);
            }
        }
        return out.append("</svg>").toString();
    }

    private static void writeArrow(StringBuilder out, ElkEdge edge) {
        for (ElkEdgeSection section : edge.getSections()) {
            out.append("<path class=\"arrow\" marker-end=\"url(#tip)\" d=\"M")
                    .append(number(section.getStartX()))
                    .append(',')
                    .append(number(section.getStartY()));
            for (var bend : section.getBendPoints()) {
                out.append('L').append(number(bend.getX())).append(',').append(number(bend.getY()));
            }
            out.append('L')
                    .append(number(section.getEndX()))
                    .append(',')
                    .append(number(section.getEndY()))
                    .append("\"/>");
        }
    }

    private static void writeNode(StringBuilder out, Graph.Node node, ElkNode box) {
        if (!node.href().isEmpty()) {
            out.append("<a href=\"").append(HtmlUtils.htmlEscape(node.href())).append("\">");
        }
        out.append("<g class=\"node ")
                .append(HtmlUtils.htmlEscape(node.kind()))
                .append("\" transform=\"translate(")
                .append(number(box.getX()))
                .append(',')
                .append(number(box.getY()))
                .append(")\"><title>")
                .append(HtmlUtils.htmlEscape(node.kind() + ": " + node.title() + " " + node.detail()))
                .append("</title><rect width=\"")
                .append(number(box.getWidth()))
                .append("\" height=\"")
                .append(number(box.getHeight()))
                .append("\" rx=\"4\"/>")
                .append("<text x=\"10\" y=\"18\">")
                .append(HtmlUtils.htmlEscape(shown(node.title())))
                .append("</text>")
                .append("<text class=\"detail\" x=\"10\" y=\"34\">")
                .append(HtmlUtils.htmlEscape(shown(node.detail())))
                .append("</text></g>");
        if (!node.href().isEmpty()) {
            out.append("</a>");
        }
    }

    private static String shown(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT - 1) + "…";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.0f", value);
    }
}
