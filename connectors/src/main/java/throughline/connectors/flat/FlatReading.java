package throughline.connectors.flat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.connectors.json.JsonShape;
import throughline.model.lineage.SealedMessage;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Envelope;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;
import throughline.model.reading.Reading;
import throughline.model.reading.Severity;
import throughline.model.value.PartyId;

/** A file being read, one document at a time; the file is one interchange. */
final class FlatReading implements Reading {

    private static final int MOST_RECORDS = 100_000;
    private static final int MOST_KEYS = 100_000;

    private final SealedMessage message;
    private final Feed feed;
    private final JsonShape shape;
    private final InputStream in;
    private final Faults faults;
    private final Envelope envelope;
    private final Partner partner;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private final Map<String, FlatRecord> before = new LinkedHashMap<>();
    private final Map<String, Integer> keys = new HashMap<>();
    private @Nullable Records records;
    private @Nullable FlatRecord ahead;
    private @Nullable Finding brokenOff;
    private int position;
    private boolean ended;

    FlatReading(SealedMessage message, Partner partner, Feed feed, JsonShape shape) throws IOException {
        this.message = message;
        this.partner = partner;
        this.feed = feed;
        this.shape = shape;
        this.in = message.open();
        this.faults = new Faults(message.id(), feed.name());
        this.envelope = new Envelope(
                feed.form().format(),
                null,
                partner.code(),
                Envelope.US,
                message.name(),
                partner.code(),
                false,
                false,
                partner.version());
    }

    @Override
    public boolean hasNext() {
        while (pieces.isEmpty() && !ended) {
            advance();
        }
        return !pieces.isEmpty();
    }

    @Override
    public Piece next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return pieces.remove();
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private void advance() {
        try {
            if (records == null) {
                var opened = Records.of(in, feed, faults);
                records = opened;
                ahead = opened.next();
            }
            var sheaf = ahead == null ? null : sheaf(records, ahead);
            if (sheaf == null) {
                end(brokenOff != null ? List.of(brokenOff) : position == 0 ? nothing() : List.of());
            } else {
                take(sheaf);
            }
        } catch (Faults.Broken broken) {
            end(List.of(broken.finding()));
        } catch (IOException wrong) {
            throw new UncheckedIOException("message %s cannot be read".formatted(message.id()), wrong);
        }
    }

    private List<Finding> nothing() {
        return List.of(faults.at(
                FlatFindingCode.FLAT_EMPTY,
                "The file holds no record, or its header alone. Nothing was taken from it.",
                null,
                0,
                0,
                1));
    }

    private void end(List<Finding> wrong) {
        ended = true;
        if (position > 0) {
            pieces.add(new Piece.Closed(envelope, wrong, List.of()));
        } else if (!wrong.isEmpty()) {
            pieces.add(new Piece.Unreadable(wrong));
        }
    }

    /** The records of the next document, or null when there is none. Where the file breaks off within it, it is refused for that. */
    private @Nullable Sheaf sheaf(Records from, FlatRecord opening) throws IOException {
        var sheaf = new Sheaf(feed, faults, before);
        ahead = null;
        try {
            ahead = gather(from, opening, sheaf);
        } catch (Faults.Broken broken) {
            brokenOff = broken.finding();
            if (!feed.grouping().single()) {
                sheaf.find(broken.finding());
            }
        }
        return sheaf.size() == 0 ? null : sheaf;
    }

    /** Gathers one document's records and gives back the first of the next, or null when there is none. */
    private @Nullable FlatRecord gather(Records from, FlatRecord opening, Sheaf sheaf) throws IOException {
        var record = opening;
        while (record != null) {
            var kept = fitting(record, sheaf);
            if (kept && sheaf.size() > 0 && opens(record, sheaf.opener())) {
                break;
            }
            if (kept) {
                sheaf.add(record);
                if (sheaf.size() > MOST_RECORDS) {
                    throw new Faults.Broken(faults.at(
                            FlatFindingCode.FLAT_TOO_LARGE,
                            "The document that begins in line %d has more than %d records. Send it in parts."
                                    .formatted(sheaf.opener().line(), MOST_RECORDS),
                            null,
                            sheaf.opener().offset(),
                            sheaf.opener().length(),
                            sheaf.opener().line()));
                }
            }
            record = from.next();
        }
        return record;
    }

    /** Whether a record belongs to a document at all; what does not is ignored knowingly, kept for all, or said to be wrong. */
    private boolean fitting(FlatRecord record, Sheaf sheaf) {
        if (feed.form().tag() == null) {
            return true;
        }
        if (feed.ignored().contains(record.tag())) {
            return false;
        }
        boolean known = feed.form().records().containsKey(record.tag());
        var from = feed.grouping().from();
        if (known && (from == null || sheaf.size() > 0 || record.tag().equals(from))) {
            return true;
        }
        if (known && !record.tag().equals(feed.meaning().line())) {
            before.put(record.tag(), record);
            return false;
        }
        throw new Faults.Broken(faults.at(
                FlatFindingCode.FLAT_RECORD,
                known
                        ? "Line %d is of type '%s', and no document is open before it."
                                .formatted(record.line(), record.tag())
                        : "Line %d is of type '%s'; the map knows %s. Nothing from there on was read."
                                .formatted(
                                        record.line(),
                                        record.tag(),
                                        feed.form().records().keySet()),
                null,
                record.offset(),
                record.length(),
                record.line()));
    }

    private boolean opens(FlatRecord record, FlatRecord opener) {
        var grouping = feed.grouping();
        if (grouping.from() != null) {
            return record.tag().equals(grouping.from());
        }
        if (!grouping.by().isEmpty()) {
            return !key(record).equals(key(opener));
        }
        return !grouping.file();
    }

    private List<String> key(FlatRecord record) {
        return feed.grouping().by().stream()
                .map(column -> {
                    var cell = record.cell(column);
                    return cell == null ? "" : cell.text();
                })
                .toList();
    }

    private void take(Sheaf sheaf) {
        position++;
        if (position == 1) {
            pieces.add(new Piece.Opened(envelope));
        }
        var opener = sheaf.opener();
        if (!feed.grouping().by().isEmpty() && keys.size() < MOST_KEYS) {
            var known = keys.putIfAbsent(String.join("\u0000", key(opener)), opener.line());
            if (known != null) {
                sheaf.find(faults.at(
                        FlatFindingCode.FLAT_SPLIT,
                        "%s began in line %d already, and others stand in between. Send the lines of one document together."
                                .formatted(String.join(" ", key(opener)), known),
                        feed.grouping().by().get(0),
                        opener.offset(),
                        opener.length(),
                        opener.line()));
            }
        }
        var gathering = sheaf.gathering();
        boolean whole = gathering.findings().stream()
                .noneMatch(found -> found.severity().compareTo(Severity.ERROR) >= 0);
        var root = gathering.root();
        var control = shape.control(root);
        var document = whole
                ? shape.read(gathering, new JsonShape.Parties(new PartyId(partner.code()), new PartyId(Envelope.US)))
                : null;
        pieces.add(new Piece.Taken(
                envelope,
                new ReadSet(
                        envelope.format() + "_" + feed.document().name(),
                        null,
                        null,
                        control == null ? String.valueOf(position) : control,
                        position,
                        document,
                        new ArrayList<>(gathering.findings()),
                        new SourceSpan(message.id(), root.offset(), root.length(), ""))));
    }
}
