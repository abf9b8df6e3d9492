package throughline.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CopyOnWriteArrayList;
import throughline.ledger.trail.Decision;
import throughline.ledger.trail.Story;
import throughline.model.lineage.Identifiers;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;
import throughline.operations.flow.PartnerExchange;
import throughline.operations.intake.MessageRest;
import throughline.operations.intake.Rehearsal;

/**
 * Knows northgate, and keeps what is to be sent in a list. What is tried out would be accepted, unless it holds {@code SE*9*}, which is
 * refused; our price differs always, which is nothing for the partner to see.
 */
public final class ListExchange implements PartnerExchange {

    static final String SECRET = "The buyer expects USD 118.00; our price is USD 121.50, and our cost is USD 97.20.";

    public final List<String> sent = new CopyOnWriteArrayList<>();
    private final Identifiers identifiers;

    ListExchange(Identifiers identifiers) {
        this.identifiers = identifiers;
    }

    @Override
    public Trial test(String partner, String name, byte[] bytes) {
        known(partner);
        var message = identifiers.nextMessage();
        var text = new String(bytes, ISO_8859_1);
        var problems = new ArrayList<Story.Problem>();
        problem(problems, message, text, "118.00", "PRICE_DIFFERS", SECRET, "ANALYST");
        problem(
                problems,
                message,
                text,
                "SE*9*",
                "X12_SEGMENT_COUNT",
                "SE01 says 9 segments, and there are 6: count them again.",
                "PARTNER");
        var status = text.contains("SE*9*") ? "rejected" : "accepted";
        var decision = new Decision(
                1,
                1,
                "pricing",
                "SO-1/1",
                "PRICED",
                "cost plus 25 %",
                null,
                "[]",
                Instant.parse("2026-03-01T08:00:00Z"));
        var rest = new MessageRest(
                message,
                partner,
                "X12",
                status,
                List.of(new MessageRest.Document("Order", name, status, "over the limit of USD 50,000.00")),
                List.of(),
                1,
                List.of(new MessageRest.Owed("OrderResponse", "SO-1", partner)),
                List.of());
        var story = new Story(
                name, List.of(), List.of(), List.of(), List.of(), problems, List.of(decision), List.of(), true);
        return new Trial(new Rehearsal.Rehearsed(rest, story, List.of()), List.of(new Answer("997", "ISA*00*")));
    }

    @Override
    public Trial testOwn(String partner, String name, byte[] bytes) {
        if (new String(bytes, ISO_8859_1).contains("*HARBORVIEW")) {
            throw new IllegalArgumentException("its sender 01:HARBORVIEW is not among your identifiers");
        }
        return test(partner, name, bytes);
    }

    @Override
    public Lined send(String partner, String json) {
        known(partner);
        if (!json.startsWith("{")) {
            throw new IllegalArgumentException(
                    "BIG02: the document does not say it. (COMPOSE_MISSING, for the ANALYST to act)");
        }
        sent.add(partner + " " + json);
        return new Lined("Invoice", "INV-1", partner);
    }

    private static void problem(
            List<Story.Problem> problems,
            MessageId message,
            String text,
            String at,
            String code,
            String sentence,
            String who) {
        int offset = text.indexOf(at);
        if (offset >= 0) {
            var span = new SourceSpan(message, offset, at.length(), at.startsWith("SE") ? "SE" : "PO104");
            problems.add(new Story.Problem(
                    message,
                    null,
                    who.equals("PARTNER") ? "ERROR" : "WARNING",
                    code,
                    sentence,
                    who,
                    span.segment(),
                    span,
                    1
                            + (int) text.substring(0, offset)
                                    .chars()
                                    .filter(letter -> letter == 10)
                                    .count()));
        }
    }

    private static void known(String partner) {
        if (!partner.equals("northgate")) {
            throw new NoSuchElementException("there is no partner '%s'".formatted(partner));
        }
    }
}
