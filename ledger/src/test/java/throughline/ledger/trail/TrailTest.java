package throughline.ledger.trail;

import static org.assertj.core.api.Assertions.assertThat;
import static throughline.ledger.World.DAY;
import static throughline.ledger.World.EAST;
import static throughline.ledger.World.US;
import static throughline.ledger.World.each;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import throughline.ledger.TestDatabase;
import throughline.ledger.World;
import throughline.ledger.book.Cause;
import throughline.ledger.posting.OrderAllocated;
import throughline.ledger.posting.StockMoved;
import throughline.ledger.store.UnitOfWork;
import throughline.model.lineage.Identifiers;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Actor;
import throughline.model.reading.Finding;
import throughline.model.reading.Severity;
import throughline.model.value.ItemId;

class TrailTest {

    static final Instant NOW = World.CLOCK.instant();

    static TestDatabase test;
    static Trail trail;
    static MessageId inbound;
    static MessageId outbound;
    static long order;
    static long response;
    static long neighbour;
    static String entry;

    @BeforeAll
    static void oneOrderFromItsBytesToItsAnswer() throws IOException {
        test = TestDatabase.fresh();
        trail = new Trail(test.database());
        var world = new World(test.database());
        world.stock("BOLT", 100, "250.00");
        var vault = new TrailVault(test.database(), new Identifiers(World.CLOCK, new Random(1)), World.CLOCK);
        inbound = vault.seal(
                        "acme",
                        "folder",
                        "850.edi",
                        new ByteArrayInputStream("ISA*PO1*3".getBytes(StandardCharsets.UTF_8)))
                .id();
        var span = new SourceSpan(inbound, 4, 5, "PO1");

        test.database().transact(unit -> {
            order = Documents.nextId(unit);
            neighbour = Documents.nextId(unit);
            response = Documents.nextId(unit);
            outbound = vault.sealOutbound(unit, "acme", "outbox", "855.edi", new byte[] {1})
                    .id();
            Documents.take(
                    unit,
                    List.of(
                            row(order, inbound, Direction.IN, "Order", "PO-1", "acme", "{\"number\":\"PO-1\"}"),
                            row(neighbour, inbound, Direction.IN, "Order", "PO-2", "acme", "{\"number\":\"PO-2\"}")));
            Documents.keep(unit, List.of(row(response, outbound, Direction.OUT, "OrderResponse", "R-1", "US01", "{}")));
            Lineage.link(unit, List.of(new Link(order, response, "answers")));
            Lineage.keys(
                    unit,
                    List.of(
                            BusinessKey.of("SO-0000001", "order", order),
                            BusinessKey.of("000000905", "control number", inbound)));
            Lineage.hop(unit, List.of(new Hop(inbound, "taken", "2 orders", NOW)));
            Lineage.findings(
                    unit,
                    inbound,
                    order,
                    "0001",
                    List.of(Finding.of(Severity.WARNING, "X", "odd", Actor.PARTNER, span, 1)));
            var decision = cleared(unit);
            Decisions.keepRuleBook(unit, "f00d", "rule", NOW);
            Decisions.keepRuleBook(unit, "f00d", "rule", NOW);
            Messages.mark(unit, inbound, MessageStatus.ACCEPTED, "", NOW);
            Messages.count(unit, inbound, new SetCounts(2, 2, 0, 0, 0, 0), NOW);
            var cause = Cause.of(inbound, order).decided(List.of(decision.id()), "f00d");
            var line = new StockMoved.Line(new ItemId("BOLT"), EAST, null, each(3), span);
            entry = world.books()
                    .post(
                            unit,
                            List.of(new OrderAllocated()
                                    .postingFor(new StockMoved(US, "SO-0000001/1", DAY, cause, List.of(line)))))
                    .get(0)
                    .number();
            return null;
        });
    }

    private static Decision cleared(UnitOfWork unit) {
        var id = Decisions.nextId(unit);
        var decision = new Decision(id, order, "credit", "SO-0000001", "RELEASE", "within limit", "f00d", "[]", NOW);
        Decisions.add(unit, List.of(decision));
        return decision;
    }

    @AfterAll
    static void close() {
        test.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PO-1", "po-1", "SO-0000001", "so-0000001", "R-1", "SO-0000001/1"})
    void everyBusinessKeyTellsTheWholeStoryFromBytesToBooksAndNothingOfTheNeighbour(String key) {
        assertWholeStory(trail.trace(key));
    }

    @Test
    void aJournalEntryLeadsBackToTheBytesThatCausedIt() {
        var story = trail.trace(entry);

        assertWholeStory(story);
        assertThat(story.entries().get(0).lines())
                .extracting(Story.EntryLine::source)
                .containsOnly(new SourceSpan(inbound, 4, 5, "PO1"));
    }

    @Test
    void aDocumentIsFoundByItsOwnNumberInTheTrail() {
        assertWholeStory(trail.trace("document:" + response));
    }

    @ParameterizedTest
    @ValueSource(strings = {"id", "000000905"})
    void aMessageTellsOfEverythingInIt(String key) {
        var story = trail.trace(key.equals("id") ? inbound.toString() : key);

        assertThat(story.documents()).extracting(Story.Paper::id).containsExactlyInAnyOrder(order, neighbour, response);
        assertThat(story.messages()).extracting(MessageRow::id).containsExactlyInAnyOrder(inbound, outbound);
        assertThat(story.messages().get(0).counts()).isEqualTo(new SetCounts(2, 2, 0, 0, 0, 0));
    }

    @Test
    void anItemTellsOfItsNewestMovements() {
        var story = trail.trace("BOLT");

        assertThat(story.entries()).extracting(Story.Entry::kind).containsExactly("opening stock", "order allocated");
        assertThat(story.complete()).isFalse();
    }

    @Test
    void whatNobodyKnowsHasAnEmptyStory() {
        assertThat(trail.trace("NOBODY").isEmpty()).isTrue();
        assertThat(trail.trace(" ").isEmpty()).isTrue();
        assertThat(trail.find("JE-99999999")).isEmpty();
    }

    @Test
    void theSearchBoxSaysWhatAKeyNames() {
        assertThat(trail.find("PO-1")).containsExactly(new Hit("Order", "document:" + order, "Order PO-1", NOW));
        assertThat(trail.find("000000905"))
                .containsExactly(new Hit("control number", inbound.toString(), "850.edi", NOW));
        assertThat(trail.find(inbound.toString()))
                .containsExactly(new Hit("message", inbound.toString(), "850.edi", NOW));
        assertThat(trail.find(entry)).extracting(Hit::kind).containsExactly("journal entry");
        assertThat(trail.find("BOLT")).extracting(Hit::kind).contains("item");
    }

    @Test
    void aNumberIsTakenOnceHoweverOftenItIsSent() {
        var said =
                "{\"number\":\"PO-7\",\"lines\":[{\"quantity\":\"3\",\"source\":{\"offset\":%d}}],\"provenance\":{\"map\":\"m\",\"x\":[%d]}}";

        var first = take(said.formatted(1, 1), "PO-7");
        var again = take(said.formatted(99, 2), "PO-7");
        var other = take(said.replace("\"3\"", "\"4\"").formatted(1, 1), "PO-7");

        assertThat(first.already()).isFalse();
        assertThat(again).isEqualTo(new Taken(first.document(), true, false));
        assertThat(other).isEqualTo(new Taken(first.document(), true, true));
    }

    @Test
    void aRefusedDocumentGivesItsNumberFree() {
        var first = take("{\"a\":1}", "PO-8");
        test.database().transact(unit -> {
            Documents.release(unit, first.document());
            Documents.settle(unit, Map.of(first.document(), "REJECTED"), NOW);
            return null;
        });

        var second = take("{\"a\":2}", "PO-8");

        assertThat(second.already()).isFalse();
        assertThat(trail.document(first.document()))
                .get()
                .extracting(DocumentRow::status)
                .isEqualTo("REJECTED");
        assertThat(trail.document(second.document()))
                .get()
                .extracting(DocumentRow::json)
                .isEqualTo("{\"a\":2}");
    }

    private static void assertWholeStory(Story story) {
        assertThat(story.messages()).extracting(MessageRow::id).containsExactlyInAnyOrder(inbound, outbound);
        assertThat(story.documents()).extracting(Story.Paper::id).containsExactly(order, response);
        assertThat(story.links()).containsExactly(new Link(order, response, "answers"));
        assertThat(story.decisions()).extracting(Decision::outcome).containsExactly("RELEASE");
        assertThat(story.findings()).extracting(Story.Problem::code).containsExactly("X");
        assertThat(story.hops()).extracting(Hop::stage).contains("sealed", "taken");
        assertThat(story.entries()).extracting(Story.Entry::number).containsExactly(entry);
        assertThat(story.entries().get(0).ruleBook()).isEqualTo("f00d");
        assertThat(story.complete()).isTrue();
    }

    private static Taken take(String json, String number) {
        return test.database().transact(unit -> Documents.take(
                        unit, List.of(row(Documents.nextId(unit), null, Direction.IN, "Order", number, "acme", json)))
                .get(0));
    }

    private static DocumentRow row(
            long id,
            @Nullable MessageId message,
            Direction direction,
            String type,
            String number,
            String sender,
            String json) {
        return new DocumentRow(id, message, direction, type, number, sender, "US01", json, null, "ACCEPTED", NOW);
    }
}
