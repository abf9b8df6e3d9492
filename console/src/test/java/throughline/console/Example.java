package throughline.console;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Account;
import throughline.ledger.book.Books;
import throughline.ledger.book.Cause;
import throughline.ledger.book.Dimensions;
import throughline.ledger.book.Posting;
import throughline.ledger.book.StockState;
import throughline.ledger.store.Database;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.BusinessKey;
import throughline.ledger.trail.Decision;
import throughline.ledger.trail.Decisions;
import throughline.ledger.trail.Direction;
import throughline.ledger.trail.DocumentRow;
import throughline.ledger.trail.Documents;
import throughline.ledger.trail.Hop;
import throughline.ledger.trail.Lineage;
import throughline.ledger.trail.Link;
import throughline.ledger.trail.MessageStatus;
import throughline.ledger.trail.Messages;
import throughline.ledger.trail.SetCounts;
import throughline.ledger.trail.TrailVault;
import throughline.model.lineage.MessageId;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Actor;
import throughline.model.reading.Finding;
import throughline.model.reading.Severity;
import throughline.model.value.EntityId;
import throughline.model.value.ItemId;
import throughline.model.value.LocationId;
import throughline.model.value.Money;
import throughline.model.value.PartyId;
import throughline.model.value.Quantity;

/** One order in the trail and in the books, as the line leaves it: a message, its document, decisions, postings and an answer. */
public final class Example {

    static final String PURCHASE_ORDER = "4500001787";
    static final String FINGERPRINT = "9f2c4e8a51b7d3306f1e2d4c8b9a7e6f5d4c3b2a19087f6e5d4c3b2a1908f7e6";

    private static final String TEXT =
            """
            ISA*00*          *00*          *ZZ*NORTHGATE      *ZZ*THROUGHLINE    *260301*0800*U*00401*000000042*0*P*>~
            GS*PO*NORTHGATE*THROUGHLINE*20260301*0800*42*X*004010~
            ST*850*0001~
            BEG*00*NE*4500001787**20260301~
            N1*ST*Café Zürich*92*0042~
            PO1*1*12*CA*62.50**BP*NG-10007~
            PO1*2*3*CA*118.00**BP*NG-10031~
            CTT*2~
            SE*6*0001~
            GE*1*42~
            IEA*1*000000042~
            """;

    private final Database database;
    private final TrailVault vault;
    private final Books books;
    private final Instant at = Instant.parse("2026-03-01T08:00:03.250Z");

    public Example(Database database, TrailVault vault, Books books) {
        this.database = database;
        this.vault = vault;
        this.books = books;
    }

    private @Nullable MessageId first;

    /** The order, put there by whoever asks first. */
    public synchronized MessageId orderToInvoice() throws IOException {
        if (first == null) {
            first = seal();
        }
        return first;
    }

    /** A message that nobody has read, with a name of its own. */
    public MessageId another(String name) throws IOException {
        return vault.seal(null, "folder", name, bytes("<script>alert('" + name + "')</script>"))
                .id();
    }

    private MessageId seal() throws IOException {
        var message = vault.seal("northgate", "folder", "northgate-850-42.edi", bytes(TEXT))
                .id();
        var response = "ST*855*0001~BAK*00*AD*4500001787*20260301~SE*3*0001~".getBytes(StandardCharsets.UTF_8);
        database.transact(unit -> {
            var answer = vault.sealOutbound(unit, "northgate", "outbox", "855-4500001787.edi", response)
                    .id();
            Messages.mark(unit, answer, MessageStatus.SENT, "", at.plusSeconds(2));
            return write(unit, message, answer);
        });
        return message;
    }

    /** Where {@code text} stands in the order's bytes. */
    public static SourceSpan span(MessageId message, String text, String segment) {
        var whole = TEXT.getBytes(StandardCharsets.UTF_8);
        var part = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i <= whole.length - part.length; i++) {
            if (java.util.Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
                return new SourceSpan(message, i, part.length, segment);
            }
        }
        throw new IllegalArgumentException(text);
    }

    private long write(UnitOfWork unit, MessageId message, MessageId answer) {
        var order = Documents.nextId(unit);
        var response = Documents.nextId(unit);
        documents(unit, message, answer, order, response);
        var priced = decide(
                unit,
                order,
                "pricing",
                "SO-0000001/1",
                "PRICED",
                "contract price C1001-7",
                "[{\"rule\":\"Contract price before list price\",\"policy\":\"PP-2026 2.1\",\"reason\":\"contract C1001-7\"}]");
        var cleared = decide(unit, order, "credit", "SO-0000001", "RELEASE", "within the limit of USD 50000.00", "[]");
        var planned =
                decide(unit, order, "allocation", "SO-0000001/2", "BACK_ORDERED", "2 of 3 cases are in WH-EAST", "[]");
        Lineage.link(unit, List.of(new Link(order, response, "answers")));
        Lineage.keys(
                unit,
                List.of(
                        BusinessKey.of("SO-0000001", "order", order),
                        BusinessKey.of("000000042", "control number", message)));
        Lineage.hop(
                unit,
                List.of(
                        new Hop(message, "read", "X12 004010, 1 set", at),
                        new Hop(message, "taken", "SO-0000001", at.plusMillis(40))));
        doubt(unit, message, order);
        Messages.mark(unit, message, MessageStatus.PARTIAL, "1 line back-ordered", at.plusMillis(50));
        Messages.count(unit, message, new SetCounts(1, 1, 0, 0, 0, 0), at.plusMillis(50));
        books.post(
                unit,
                List.of(
                        opening(),
                        allocation(message, order, List.of(planned)),
                        issue(message, order, List.of(priced, cleared))));
        return order;
    }

    private void documents(UnitOfWork unit, MessageId message, MessageId answer, long order, long response) {
        Documents.take(
                unit,
                List.of(new DocumentRow(
                        order,
                        message,
                        Direction.IN,
                        "Order",
                        PURCHASE_ORDER,
                        "northgate",
                        "US01",
                        json(message),
                        span(message, "BEG*00*NE*4500001787**20260301", "BEG"),
                        "PARTIAL",
                        at)));
        Documents.keep(
                unit,
                List.of(new DocumentRow(
                        response,
                        answer,
                        Direction.OUT,
                        "OrderResponse",
                        PURCHASE_ORDER,
                        "US01",
                        "northgate",
                        "{\"type\":\"OrderResponse\",\"number\":\"4500001787\"}",
                        null,
                        "SENT",
                        at.plusSeconds(1))));
    }

    private static void doubt(UnitOfWork unit, MessageId message, long order) {
        Lineage.findings(
                unit,
                message,
                order,
                "0001",
                List.of(new Finding(
                        Severity.WARNING,
                        "PRICE_DIFFERS",
                        "The buyer expects USD 118.00 a case; our price is USD 121.50.",
                        Actor.ANALYST,
                        null,
                        "PO1",
                        5,
                        4,
                        0,
                        span(message, "118.00", "PO104"),
                        7,
                        null)));
    }

    private long decide(
            UnitOfWork unit,
            long document,
            String desk,
            String subject,
            String outcome,
            String reason,
            String firings) {
        var id = Decisions.nextId(unit);
        Decisions.add(
                unit, List.of(new Decision(id, document, desk, subject, outcome, reason, FINGERPRINT, firings, at)));
        return id;
    }

    private static Posting opening() {
        return Posting.draft("opening stock", "WH-EAST", new EntityId("US01"), LocalDate.of(2026, 1, 1))
                .move(
                        new ItemId("TL-10007"),
                        new LocationId("WH-EAST"),
                        null,
                        StockState.SUPPLIER,
                        StockState.ON_HAND,
                        Quantity.of("600", "EA"),
                        null)
                .post();
    }

    private static Posting allocation(MessageId message, long document, List<Long> decisions) {
        return Posting.draft("order allocated", "SO-0000001", new EntityId("US01"), LocalDate.of(2026, 3, 1))
                .because(Cause.of(message, document).decided(decisions, FINGERPRINT))
                .move(
                        new ItemId("TL-10007"),
                        new LocationId("WH-EAST"),
                        null,
                        StockState.ON_HAND,
                        StockState.ALLOCATED,
                        Quantity.of("144", "EA"),
                        span(message, "PO1*1*12*CA*62.50**BP*NG-10007", "PO1"))
                .post();
    }

    private static Posting issue(MessageId message, long document, List<Long> decisions) {
        var about = Dimensions.NONE
                .party(new PartyId("C1001"))
                .order("SO-0000001")
                .shipment("SH-0000001")
                .openItem("SH-0000001", null)
                .item(new ItemId("TL-10007"))
                .location(new LocationId("WH-EAST"));
        var span = span(message, "PO1*1*12*CA*62.50**BP*NG-10007", "PO1");
        return Posting.draft("goods issue", "SH-0000001", new EntityId("US01"), LocalDate.of(2026, 3, 1))
                .because(Cause.of(message, document).decided(decisions, FINGERPRINT))
                .debit(Account.SHIPPED_NOT_INVOICED, Money.of("1234.50", "USD"), about, span)
                .credit(Account.INVENTORY, Money.of("1234.50", "USD"), about, span)
                .post();
    }

    private static String json(MessageId message) {
        var spans = Map.of(
                "/number", span(message, "4500001787", "BEG03"),
                "/orderedOn", span(message, "20260301~", "BEG05"),
                "/parties/0/name", span(message, "Café Zürich", "N102"),
                "/lines/0/quantity", span(message, "12*CA", "PO102"),
                "/lines/0/price", span(message, "62.50", "PO104"),
                "/lines/1/price", span(message, "118.00", "PO104"));
        var text = new StringBuilder(
                """
                {"type":"Order","number":"4500001787","sender":"northgate","receiver":"US01","orderedOn":"2026-03-01",
                 "parties":[{"role":"SHIP_TO","name":"Café Zürich"}],
                 "lines":[{"number":"1","quantity":{"amount":"12","unit":"CS"},"price":{"amount":"62.50","currency":"USD","unit":"CS"}},
                          {"number":"2","quantity":{"amount":"3","unit":"CS"},"price":{"amount":"118.00","currency":"USD","unit":"CS"}}],
                 "provenance":{"unread":[],"spans":{""");
        var separator = "";
        for (var span : spans.entrySet()) {
            text.append(separator)
                    .append("\"%s\":{\"offset\":%d,\"length\":%d,\"segment\":\"%s\"}"
                            .formatted(
                                    span.getKey(),
                                    span.getValue().offset(),
                                    span.getValue().length(),
                                    span.getValue().segment()));
            separator = ",";
        }
        return text.append("}}}").toString();
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
