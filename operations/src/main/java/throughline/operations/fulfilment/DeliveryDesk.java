package throughline.operations.fulfilment;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import throughline.ledger.book.Books;
import throughline.ledger.book.Cause;
import throughline.ledger.book.Posting;
import throughline.ledger.posting.StockMoved;
import throughline.ledger.store.UnitOfWork;
import throughline.ledger.trail.Lineage;
import throughline.ledger.trail.Link;
import throughline.model.document.TransportStatus;
import throughline.model.reading.Actor;
import throughline.model.value.Quantity;
import throughline.operations.exception.NewCase;

/** Takes what carriers say: a delivered shipment is not in transit any more, it is the customer's. */
public final class DeliveryDesk {

    /** A carrier's word, and the message and document row it came by. */
    public record Word(TransportStatus status, Cause cause) {}

    private final Books books;
    private final Clock clock;

    public DeliveryDesk(Books books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    /**
     * Books deliveries in the caller's transaction, a fixed number of statements whatever their number; the caller opens the cases.
     *
     * @return one answer per word, in their order
     */
    public List<Delivered> take(UnitOfWork unit, List<Word> words) {
        var named = named(unit, words);
        var numbers = new TreeSet<ShipmentNumber>();
        named.values().forEach(numbers::addAll);
        if (numbers.isEmpty()) {
            return words.stream().map(word -> unknown(word)).toList();
        }
        var shipments = ShipmentRows.lock(unit, numbers);
        var answers = new ArrayList<Delivered>(words.size());
        var postings = new ArrayList<Posting>();
        var changed = new LinkedHashSet<Shipment>();
        var links = new ArrayList<Link>();
        for (var word : words) {
            var meant = named.getOrDefault(word, List.of()).stream()
                    .map(shipments::get)
                    .filter(Objects::nonNull)
                    .toList();
            if (meant.isEmpty()) {
                answers.add(unknown(word));
                continue;
            }
            Shipment booked = null;
            for (var shipment : meant) {
                link(word, shipment, links);
                var posting =
                        word.status().status() == TransportStatus.Status.DELIVERED ? delivered(shipment, word) : null;
                if (posting != null) {
                    postings.add(posting);
                    changed.add(shipment);
                    booked = shipment;
                }
            }
            answers.add(answer(word, booked == null ? meant.get(0) : booked, booked != null));
        }
        books.post(unit, postings);
        ShipmentRows.update(unit, changed);
        Lineage.link(unit, links);
        return answers;
    }

    /** The shipments each word means: the one it names, or all that left under the carrier's own number. */
    private static Map<Word, List<ShipmentNumber>> named(UnitOfWork unit, List<Word> words) {
        var named = new IdentityHashMap<Word, List<ShipmentNumber>>();
        var tracked = new IdentityHashMap<Word, String>();
        for (var word : words) {
            var shipment = word.status().shipment();
            var number = shipment == null ? Optional.<ShipmentNumber>empty() : ShipmentNumber.parse(shipment.value());
            var tracking = word.status().tracking();
            if (number.isPresent()) {
                named.put(word, List.of(number.get()));
            } else if (tracking != null) {
                tracked.put(word, TrackingNumber.compared(tracking));
            }
        }
        if (!tracked.isEmpty()) {
            var found = ShipmentRows.tracked(unit, tracked.values());
            tracked.forEach((word, tracking) -> named.put(word, found.getOrDefault(tracking, List.of())));
        }
        return named;
    }

    /** Null when nothing of the shipment is under way. */
    private @Nullable Posting delivered(Shipment shipment, Word word) {
        var lines = new ArrayList<StockMoved.Line>();
        for (var line : shipment.lines) {
            var underWay = line.shipped.subtract(line.delivered);
            if (underWay.compareTo(BigDecimal.ZERO) > 0) {
                lines.add(new StockMoved.Line(
                        line.ask.item(),
                        shipment.head.warehouse(),
                        line.ask.lot(),
                        new Quantity(underWay, line.baseUnit()),
                        word.status().provenance().source()));
                line.delivered = line.shipped;
            }
        }
        if (lines.isEmpty()) {
            return null;
        }
        shipment.deliveries++;
        shipment.settle();
        var about = shipment.head.number().despatch(shipment.deliveries);
        return new throughline.ledger.posting.Delivered()
                .postingFor(new StockMoved(shipment.head.entity(), about, LocalDate.now(clock), word.cause(), lines));
    }

    private static Delivered answer(Word word, Shipment shipment, boolean booked) {
        var number = shipment.head.number();
        if (booked) {
            return new Delivered.Closed(number);
        }
        var early = word.status().status() == TransportStatus.Status.DELIVERED && shipment.despatches == 0;
        return early
                ? refused(
                        word,
                        "DELIVERED_NOT_SHIPPED",
                        "The carrier delivered %s, but the warehouse has not confirmed that it left.".formatted(number))
                : new Delivered.Noted(number);
    }

    private static void link(Word word, Shipment shipment, List<Link> links) {
        var order = shipment.head.orderDocument();
        var document = word.cause().document();
        if (order != null && document != null) {
            links.add(new Link(order, document, "delivers"));
        }
    }

    private static Delivered unknown(Word word) {
        return refused(
                word,
                "SHIPMENT_UNKNOWN",
                "The carrier speaks of %s, which is no shipment that we know."
                        .formatted(word.status().about()));
    }

    private static Delivered refused(Word word, String code, String reason) {
        return new Delivered.Refused(new NewCase(
                code,
                Actor.OPERATOR,
                reason,
                word.status().provenance().source(),
                word.cause().message(),
                word.status().about(),
                null,
                null,
                null));
    }
}
