package throughline.console.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DrawingTest {

    private final Drawing drawing = new Drawing();

    @Test
    void causesStandLeftOfTheirEffects() {
        var graph = new Graph();
        graph.add(new Graph.Node("m", "message", "orders.edi", "X12", "/messages/1"));
        graph.add(new Graph.Node("d", "document", "Order PO-7", "", ""));
        graph.add(new Graph.Node("p", "posting", "Entry 12", "goods issue", "/journal/12"));
        graph.lead("m", "d");
        graph.lead("d", "p");

        var svg = drawing.svg(graph);

        assertThat(svg)
                .startsWith("<svg ")
                .endsWith("</svg>")
                .contains("href=\"/journal/12\"")
                .containsOnlyOnce("orders.edi</text>");
        assertThat(x(svg, "orders.edi")).isLessThan(x(svg, "PO-7"));
        assertThat(x(svg, "PO-7")).isLessThan(x(svg, "Entry 12"));
    }

    @Test
    void theSameGraphGivesTheSamePictureByteForByte() {
        assertThat(drawing.svg(chain(40))).isEqualTo(new Drawing().svg(chain(40)));
    }

    @Test
    void beyondThreeHundredThingsTheRestIsCounted() {
        var graph = chain(412);

        assertThat(graph.nodes()).hasSize(300);
        assertThat(graph.left()).isEqualTo(112);
        assertThat(drawing.svg(graph)).contains("300 things");
    }

    @Test
    void whatAPartnerWroteCannotBecomeMarkup() {
        var graph = new Graph();
        graph.add(new Graph.Node("m", "message", "<script>alert(1)</script>", "\"&", "/x?\"onload=1"));

        assertThat(drawing.svg(graph))
                .doesNotContain("<script")
                .doesNotContain("\"onload")
                .contains("&lt;script&gt;");
    }

    private static Graph chain(int length) {
        var graph = new Graph();
        for (int i = 0; i < length; i++) {
            graph.add(new Graph.Node("n" + i, "document", "thing " + i, "", ""));
            graph.lead("n" + Math.max(0, i - 1 - i % 3), "n" + i);
        }
        return graph;
    }

    private static int x(String svg, String title) {
        var start = svg.lastIndexOf("translate(", svg.indexOf(title));
        return Integer.parseInt(svg.substring(start + "translate(".length(), svg.indexOf(',', start)));
    }
}
