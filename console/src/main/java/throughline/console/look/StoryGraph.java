package throughline.console.look;

import java.util.Locale;
import throughline.console.drawing.Graph;
import throughline.ledger.trail.Decision;
import throughline.ledger.trail.Direction;
import throughline.ledger.trail.Story;

/** A story as a picture: what led to what. Decisions of one desk about one document are one thing, for there may be one per line. */
public final class StoryGraph {

    private StoryGraph() {}

    public static Graph of(Story story) {
        var graph = new Graph();
        story.messages()
                .forEach(message -> graph.add(new Graph.Node(
                        "m" + message.id(),
                        "message",
                        message.name(),
                        "%s, %s".formatted(words(message.status().name()), bytes(message.size())),
                        "/messages/" + message.id())));
        story.documents()
                .forEach(document -> graph.add(new Graph.Node(
                        "d" + document.id(),
                        document.direction() == Direction.OUT ? "outbound" : "document",
                        document.type() + " " + document.number(),
                        document.sender() + " → " + document.receiver(),
                        "/documents/" + document.id())));
        story.decisions()
                .forEach(decision -> graph.add(new Graph.Node(
                        group(decision),
                        "decision",
                        decision.kind(),
                        words(decision.outcome()),
                        "/documents/" + decision.document() + "#decisions")));
        story.entries()
                .forEach(entry -> graph.add(new Graph.Node(
                        "e" + entry.id(),
                        "posting",
                        entry.number(),
                        words(entry.kind()),
                        "/journal/" + entry.number())));
        lead(graph, story);
        return graph;
    }

    private static void lead(Graph graph, Story story) {
        for (var document : story.documents()) {
            if (document.message() != null) {
                if (document.direction() == Direction.IN) {
                    graph.lead("m" + document.message(), "d" + document.id());
                } else {
                    graph.lead("d" + document.id(), "m" + document.message());
                }
            }
        }
        story.links().forEach(link -> graph.lead("d" + link.from(), "d" + link.to()));
        story.decisions().forEach(decision -> graph.lead("d" + decision.document(), group(decision)));
        for (var entry : story.entries()) {
            var decided = story.decisions().stream()
                    .filter(decision -> entry.decisions().contains(decision.id()))
                    .toList();
            decided.forEach(decision -> graph.lead(group(decision), "e" + entry.id()));
            if (decided.isEmpty() && entry.document() != null) {
                graph.lead("d" + entry.document(), "e" + entry.id());
            } else if (decided.isEmpty() && entry.message() != null) {
                graph.lead("m" + entry.message(), "e" + entry.id());
            }
        }
    }

    private static String group(Decision decision) {
        return "r%d %s %s".formatted(decision.document(), decision.kind(), decision.outcome());
    }

    private static String words(String code) {
        return code.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String bytes(long size) {
        return size < 10_000 ? size + " bytes" : size / 1000 + " kB";
    }
}
