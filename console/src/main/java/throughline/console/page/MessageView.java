package throughline.console.page;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.console.access.Deeds.Deed;
import throughline.console.act.PartnerActs;
import throughline.console.look.DocumentTree;
import throughline.ledger.trail.Direction;
import throughline.ledger.trail.DocumentRow;
import throughline.ledger.trail.Hop;
import throughline.ledger.trail.MessageRow;
import throughline.ledger.trail.Story;
import throughline.model.reading.SegmentPage;
import throughline.operations.exception.Case;
import throughline.operations.outbox.Outbound;

/**
 * One message with everything that hangs together with it.
 *
 * @param shown the document whose values are shown, or null when none was read
 * @param graph the lineage as SVG, made by us
 */
public record MessageView(
        MessageRow message,
        Story story,
        SegmentPage segments,
        @Nullable DocumentRow shown,
        List<DocumentTree.Line> values,
        List<Outbound.View> outbound,
        List<Case> cases,
        List<Deed> deeds,
        String graph,
        int undrawn) {

    public MessageView {
        values = List.copyOf(values);
        outbound = List.copyOf(outbound);
        cases = List.copyOf(cases);
        deeds = List.copyOf(deeds);
    }

    /** Documents that were read from it, or, for one of ours, that it was composed from. */
    public List<Story.Paper> documents() {
        return story.documents().stream()
                .filter(document -> message.id().equals(document.message()))
                .toList();
    }

    /** Findings about this message, not about its relatives. */
    public List<Story.Problem> findings() {
        return story.findings().stream()
                .filter(finding -> finding.message().equals(message.id()))
                .toList();
    }

    public List<Hop> hops() {
        return story.hops().stream()
                .filter(hop -> hop.message().equals(message.id()))
                .sorted(Comparator.comparing(Hop::at))
                .toList();
    }

    /** Messages that hang together with it: answers that went out, confirmations that came in. */
    public List<MessageRow> relatives() {
        return story.messages().stream()
                .filter(other -> !other.id().equals(message.id()))
                .toList();
    }

    /** A partner's folder as it was when the message was read. */
    public record ReadWith(String partner, String version) {

        public String brief() {
            return PartnerActs.brief(version);
        }
    }

    /** The folders it was read with: of one partner as a rule, of several when it holds interchanges of several. */
    public List<ReadWith> readWith() {
        var said = message.readWith();
        return said == null
                ? List.of()
                : Arrays.stream(said.split(","))
                        .map(each -> each.split("@", 2))
                        .map(each -> new ReadWith(each[0], each[1]))
                        .toList();
    }

    public boolean cameIn() {
        return message.direction() == Direction.IN;
    }
}
