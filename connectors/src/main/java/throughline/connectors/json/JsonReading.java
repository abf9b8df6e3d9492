package throughline.connectors.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.connectors.Partners;
import throughline.model.lineage.SealedMessage;
import throughline.model.lineage.SourceSpan;
import throughline.model.reading.Envelope;
import throughline.model.reading.Finding;
import throughline.model.reading.Piece;
import throughline.model.reading.ReadSet;
import throughline.model.reading.Reading;
import throughline.model.value.PartyId;

/** A JSON message being read, one document at a time. */
final class JsonReading implements Reading {

    private static final String NOBODY = "unknown";

    private final SealedMessage message;
    private final LocatedParser parser;
    private final List<JsonShape> shapes;
    private final Partners partners;
    private final Deque<Piece> pieces = new ArrayDeque<>();
    private int position;
    private boolean ended;

    JsonReading(SealedMessage message, LocatedParser parser, List<JsonShape> shapes, Partners partners) {
        this.message = message;
        this.parser = parser;
        this.shapes = shapes;
        this.partners = partners;
    }

    @Override
    public boolean hasNext() {
        if (pieces.isEmpty() && !ended) {
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
        parser.close();
    }

    private void advance() {
        try {
            var parsed = parser.next();
            if (parsed != null) {
                take(parsed);
                return;
            }
            ended = true;
            if (position == 0) {
                var nothing = LocatedParser.of(
                        JsonFindingCode.JSON_SHAPE_UNKNOWN,
                        "This JSON holds no document.",
                        new SourceSpan(message.id(), 0, 0, ""),
                        1);
                pieces.add(new Piece.Unreadable(List.of(nothing)));
            }
        } catch (LocatedParser.Unparsable wrong) {
            ended = true;
            pieces.add(new Piece.Unreadable(List.of(wrong.finding())));
        }
    }

    private void take(LocatedParser.Parsed parsed) {
        var within =
                parsed.value() instanceof Located.Fields answer && shape(answer).isEmpty()
                        ? shapes.stream()
                                .map(shape -> shape.within(answer))
                                .filter(documents -> !documents.isEmpty())
                                .findFirst()
                        : Optional.<List<Located>>empty();
        if (within.isEmpty()) {
            takeOne(parsed);
        } else {
            within.get().forEach(each -> takeOne(new LocatedParser.Parsed(each, parsed.findings())));
        }
    }

    private Optional<JsonShape> shape(Located.Fields fields) {
        return shapes.stream().filter(known -> known.recognises(fields)).findFirst();
    }

    private void takeOne(LocatedParser.Parsed parsed) {
        position++;
        if (!(parsed.value() instanceof Located.Fields fields)) {
            refuse(
                    parsed,
                    JsonFindingCode.JSON_NOT_AN_OBJECT,
                    "Here stands a JSON value that is no object; a document has to be an object.");
            return;
        }
        var shape = shape(fields);
        if (shape.isEmpty()) {
            refuse(
                    parsed,
                    JsonFindingCode.JSON_SHAPE_UNKNOWN,
                    "This object is no document that we read. An order has 'number' and 'lines'; other documents say which they are in 'type'.");
            return;
        }
        take(shape.get(), fields, parsed.findings());
    }

    private void refuse(LocatedParser.Parsed parsed, JsonFindingCode code, String text) {
        var value = parsed.value();
        var findings = new ArrayList<>(parsed.findings());
        findings.add(LocatedParser.of(
                code,
                text,
                new SourceSpan(message.id(), value.offset(), value.length(), value.pointer()),
                value.line()));
        pieces.add(new Piece.Unreadable(findings));
    }

    private void take(JsonShape shape, Located.Fields fields, List<Finding> before) {
        var gathering = new Gathering(message.id(), fields, before);
        var said = shape.sender(fields);
        var partner = partner(shape.format(), said);
        // Our own people speak for a warehouse or a carrier: whom they name is the document's sender, and we are the
        // message's.
        boolean ours = shape.enteredByUs() && message.partner() == null && JsonShape.peek(fields, "partner") == null;
        var claimed = said != null ? said : ours ? Envelope.US : senderOfChannel();
        var sender = partner.map(known -> identifier(known, shape.format())).orElse(ours ? Envelope.US : claimed);
        checkSender(gathering, shape, said, partner.orElse(null));

        var parties = new JsonShape.Parties(
                new PartyId(partner.map(Partner::code).orElse(claimed)), new PartyId(Envelope.US));
        var document = shape.read(gathering, parties);
        var control = shape.control(fields);
        var envelope = new Envelope(
                shape.format(),
                null,
                sender,
                Envelope.US,
                control == null ? String.valueOf(position) : control,
                partner.map(Partner::code).orElse(null),
                shape.test(fields),
                false,
                partner.map(Partner::version).orElse(null));
        var set = new ReadSet(
                shape.type(),
                null,
                null,
                envelope.control(),
                position,
                document,
                gathering.findings(),
                gathering.span(fields));
        pieces.add(new Piece.Opened(envelope));
        pieces.add(new Piece.Taken(envelope, set));
        pieces.add(new Piece.Closed(envelope, List.of(), List.of()));
    }

    /** The channel's word counts more than the document's: the channel was signed in. */
    private Optional<Partner> partner(String format, @Nullable String said) {
        var channel = message.partner();
        if (channel != null) {
            return partners.byCode(channel);
        }
        return said == null ? Optional.empty() : partners.bySender(format, said).or(() -> partners.byCode(said));
    }

    private String senderOfChannel() {
        var channel = message.partner();
        return channel == null ? NOBODY : channel;
    }

    private void checkSender(Gathering gathering, JsonShape shape, @Nullable String said, @Nullable Partner partner) {
        if (said == null && partner == null && message.partner() == null && !shape.enteredByUs()) {
            if (shape.unnamed()) {
                gathering.find(
                        JsonFindingCode.SHOP_NOT_NAMED,
                        gathering.root(),
                        "A message of this kind does not name its shop; let it come by the shop's own channel.");
            } else {
                gathering.missing(gathering.root(), "partner");
            }
        } else if (said != null
                && message.partner() != null
                && (partner == null || !claims(partner, shape.format(), said))) {
            gathering.find(
                    JsonFindingCode.JSON_PARTNER,
                    gathering.root(),
                    "This document names '%s' as its sender, but '%s' has sent it.".formatted(said, message.partner()));
        }
    }

    private static boolean claims(Partner partner, String format, String said) {
        return partner.code().equals(said)
                || partner.identifiers().stream()
                        .anyMatch(known ->
                                known.format().equals(format) && known.value().equals(said));
    }

    private static String identifier(Partner partner, String format) {
        return partner.identifiers().stream()
                .filter(known -> known.format().equals(format))
                .map(Partner.Identifier::value)
                .findFirst()
                .orElse(partner.code());
    }
}
