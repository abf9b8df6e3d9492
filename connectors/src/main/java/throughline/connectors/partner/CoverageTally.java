package throughline.connectors.partner;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.connectors.edi.ElementWalk;
import throughline.model.document.BusinessDocument;
import throughline.model.lineage.SealedMessage;
import throughline.model.reading.MessageReader;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;

/** Counts what becomes of each value of some messages, by the bytes that their documents say they were read from. */
final class CoverageTally {

    private static final Pattern INDEX = Pattern.compile("/\\d+(?=/|$)");

    private final MessageReader reader;
    private final String partner;
    private final Map<String, Map<String, String>> ignored;
    private final TreeMap<String, OfMessage> messages = new TreeMap<>();

    /** @param partner what others sent in the same message is not counted */
    CoverageTally(MessageReader reader, Partner partner) {
        this.reader = reader;
        this.partner = partner.code();
        this.ignored = partner.terms().ignored();
    }

    void add(SealedMessage message) {
        boolean edi = false;
        var sets = new ArrayList<ReadSet>();
        try (var reading = reader.read(message)) {
            while (reading.hasNext()) {
                var piece = reading.next();
                if (piece instanceof Piece.Taken taken
                        && partner.equals(taken.envelope().partner())) {
                    edi |= List.of("X12", "EDIFACT", "TRADACOMS")
                            .contains(taken.envelope().format());
                    sets.add(taken.set());
                }
            }
        }
        var values = edi ? values(message) : null;
        sets.forEach(set -> add(set, values));
    }

    List<Coverage> result() {
        return messages.entrySet().stream()
                .map(each -> each.getValue().result(each.getKey()))
                .toList();
    }

    private static NavigableMap<Long, String> values(SealedMessage message) {
        var values = new TreeMap<Long, String>();
        ElementWalk.through(message, element -> values.put(element.offset(), element.place()));
        return values;
    }

    private void add(ReadSet set, @Nullable NavigableMap<Long, String> values) {
        var tally = messages.computeIfAbsent(set.type(), type -> new OfMessage(ignored.getOrDefault(type, Map.of())));
        var document = set.document();
        if (document == null) {
            tally.unreadable++;
            return;
        }
        tally.documents++;
        if (values == null) {
            tally.asSaid(document);
        } else {
            long from = set.span().offset();
            tally.asSent(document, values.subMap(from, true, from + set.span().length(), false));
        }
    }

    /** One message's counts. */
    private static final class OfMessage {

        private final Map<String, String> ignored;
        private final TreeMap<String, Counts> places = new TreeMap<>();
        private int documents;
        private int unreadable;

        private OfMessage(Map<String, String> ignored) {
            this.ignored = ignored;
        }

        /** Every value sent: what the document neither read nor kept said how others are read. */
        private void asSent(BusinessDocument document, NavigableMap<Long, String> values) {
            var read = new HashMap<Long, String>();
            document.provenance().spans().all().forEach((pointer, span) -> read.put(span.offset(), field(pointer)));
            var kept = new TreeSet<Long>();
            document.provenance().unread().forEach(each -> kept.add(each.span().offset()));
            values.forEach((offset, place) -> {
                var counts = counts(place);
                counts.seen++;
                var field = read.get(offset);
                if (field != null) {
                    counts.read++;
                    counts.fields.add(field);
                } else if (kept.contains(offset)) {
                    left(counts, place);
                } else {
                    counts.decides++;
                }
            });
        }

        /** Formats whose values have names of their own: what the document says of them. */
        private void asSaid(BusinessDocument document) {
            document.provenance().spans().all().forEach((pointer, span) -> {
                var counts = counts(span.segment());
                counts.seen++;
                counts.read++;
                counts.fields.add(field(pointer));
            });
            document.provenance().unread().forEach(each -> {
                var place = INDEX.matcher(each.element()).replaceAll("");
                var counts = counts(place);
                counts.seen++;
                left(counts, place);
            });
        }

        private void left(Counts counts, String place) {
            if (why(place) == null) {
                counts.kept++;
            } else {
                counts.ignored++;
            }
        }

        /** A place, its element or its whole segment. */
        private @Nullable String why(String place) {
            var own = ignored.get(place);
            if (own != null) {
                return own;
            }
            return ignored.entrySet().stream()
                    .filter(each -> place.matches(Pattern.quote(each.getKey()) + "(\\d\\d)?(\\(\\d+\\))?(-\\d+)?"))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }

        private Counts counts(String place) {
            return places.computeIfAbsent(place, name -> new Counts());
        }

        private Coverage result(String message) {
            return new Coverage(
                    message,
                    documents,
                    unreadable,
                    places.entrySet().stream()
                            .map(each -> each.getValue().place(each.getKey(), why(each.getKey())))
                            .toList());
        }

        private static String field(String pointer) {
            return INDEX.matcher(pointer).replaceAll("").substring(1).replace('/', '.');
        }
    }

    private static final class Counts {

        private final TreeSet<String> fields = new TreeSet<>();
        private long seen;
        private long read;
        private long decides;
        private long kept;
        private long ignored;

        private Coverage.Place place(String name, @Nullable String why) {
            return new Coverage.Place(
                    name, seen, read, decides, kept, ignored, List.copyOf(fields), ignored == 0 ? null : why);
        }
    }
}
