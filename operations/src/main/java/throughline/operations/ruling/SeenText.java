package throughline.operations.ruling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import throughline.rules.OrderQuestion;
import throughline.rules.facts.ContractPrice;
import throughline.rules.facts.Customer;
import throughline.rules.facts.GroupPrice;
import throughline.rules.facts.Line;
import throughline.rules.facts.Order;
import throughline.rules.facts.PostingEvent;
import throughline.rules.facts.PostingLine;
import throughline.rules.facts.Promotion;
import throughline.rules.facts.RebateAgreement;
import throughline.rules.facts.ShortLine;
import throughline.rules.facts.SimilarOrder;
import throughline.rules.facts.Stock;
import throughline.rules.facts.Substitute;
import throughline.rules.facts.VolumeBreak;

/**
 * What a decision saw as bytes, and back. Every text names its fields, so that it can be read without us; the names cost nothing, because they are
 * known to both sides of the compression before it begins.
 *
 * <p>For one thread; {@link #close} gives memory back that lies outside the heap.
 */
final class SeenText implements AutoCloseable {

    /** Which dictionary the first byte stands for. Another dictionary gets another number, and this one stays readable. */
    private static final byte EDITION = 1;

    private static final FactLines LINES = new FactLines(List.of(
            Seen.Head.class,
            Customer.class,
            Order.class,
            Line.class,
            Seen.Bought.class,
            Seen.Owed.class,
            ContractPrice.class,
            GroupPrice.class,
            VolumeBreak.class,
            Promotion.class,
            Stock.class,
            Substitute.class,
            SeenShort.Told.class,
            ShortLine.class,
            SimilarOrder.class,
            Seen.Usual.class,
            PostingEvent.class,
            PostingLine.class,
            RebateAgreement.class));

    /** The heads as they were when this edition was made, with values that are usual; the most usual stand last. */
    private static final byte[] DICTIONARY = Dictionaries.read(EDITION);

    private static final int ROOM = 4096;

    private final Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
    private final byte[] room = new byte[ROOM];

    /** The text that is compressed: a head for each kind, then its facts. */
    static String text(Sight sight) {
        var text = new StringBuilder(ROOM);
        if (sight instanceof SeenShort missing) {
            LINES.write(text, List.of(missing.head(), missing.customer(), missing.order()));
            LINES.write(text, missing.told());
            LINES.write(text, missing.lines());
        } else if (sight instanceof SeenPosting posting) {
            LINES.write(text, List.of(posting.event()));
            LINES.write(text, posting.lines());
        } else if (sight instanceof Seen seen) {
            write(text, seen);
        }
        return text.toString();
    }

    private static void write(StringBuilder text, Seen seen) {
        LINES.write(
                text,
                List.of(seen.head(), seen.question().customer(), seen.question().order()));
        LINES.write(text, seen.question().lines());
        LINES.write(text, seen.bought());
        if (seen.owed() != null) {
            LINES.write(text, List.of(seen.owed()));
        }
        LINES.write(text, seen.offers());
        LINES.write(text, seen.stocks());
        LINES.write(text, seen.substitutes());
        LINES.write(text, seen.earlier().similar());
        LINES.write(text, seen.earlier().usual());
    }

    byte[] pack(Sight sight) {
        deflater.reset();
        deflater.setDictionary(DICTIONARY);
        deflater.setInput(text(sight).getBytes(UTF_8));
        deflater.finish();
        var out = new ByteArrayOutputStream(1024);
        out.write(EDITION);
        while (!deflater.finished()) {
            out.write(room, 0, deflater.deflate(room));
        }
        return out.toByteArray();
    }

    @Override
    public void close() {
        deflater.end();
    }

    /**
     * @throws UnreadableFacts when another edition wrote it, whose facts are not today's
     */
    static Sight unpack(byte[] packed) {
        var facts = LINES.read(unpacked(packed));
        if (!of(PostingEvent.class, facts).isEmpty()) {
            return new SeenPosting(one(PostingEvent.class, facts), of(PostingLine.class, facts));
        }
        var missing = of(ShortLine.class, facts);
        return missing.isEmpty()
                ? of(facts)
                : new SeenShort(
                        one(Seen.Head.class, facts),
                        one(Customer.class, facts),
                        one(Order.class, facts),
                        of(SeenShort.Told.class, facts),
                        missing);
    }

    /** The text alone, whatever its kinds are. */
    static String unpacked(byte[] packed) {
        var inflater = new Inflater(true);
        try {
            inflater.setDictionary(Dictionaries.read(packed[0]));
            inflater.setInput(packed, 1, packed.length - 1);
            var out = new ByteArrayOutputStream(ROOM);
            var room = new byte[ROOM];
            while (!inflater.finished()) {
                int got = inflater.inflate(room);
                if (got == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
                    throw new UnreadableFacts("its bytes end before they should");
                }
                out.write(room, 0, got);
            }
            return out.toString(UTF_8);
        } catch (DataFormatException e) {
            throw new UnreadableFacts("its bytes are damaged");
        } finally {
            inflater.end();
        }
    }

    private static Seen of(List<Record> facts) {
        var question = new OrderQuestion(one(Customer.class, facts), one(Order.class, facts), of(Line.class, facts));
        var offers = facts.stream()
                .filter(fact -> fact instanceof ContractPrice
                        || fact instanceof GroupPrice
                        || fact instanceof VolumeBreak
                        || fact instanceof Promotion
                        || fact instanceof RebateAgreement)
                .toList();
        var owed = of(Seen.Owed.class, facts);
        return new Seen(
                one(Seen.Head.class, facts),
                question,
                offers,
                of(Seen.Bought.class, facts),
                owed.isEmpty() ? null : owed.get(0),
                of(Stock.class, facts),
                of(Substitute.class, facts),
                new Seen.Earlier(of(SimilarOrder.class, facts), of(Seen.Usual.class, facts)));
    }

    private static <R extends Record> R one(Class<R> type, List<Record> facts) {
        var found = of(type, facts);
        if (found.size() != 1) {
            throw new UnreadableFacts("it has %d of %s".formatted(found.size(), type.getSimpleName()));
        }
        return found.get(0);
    }

    private static <R extends Record> List<R> of(Class<R> type, List<Record> facts) {
        var found = new ArrayList<R>();
        for (var fact : facts) {
            if (type.isInstance(fact)) {
                found.add(type.cast(fact));
            }
        }
        return found;
    }
}
