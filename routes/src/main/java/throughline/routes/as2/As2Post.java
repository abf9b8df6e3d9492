package throughline.routes.as2;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import throughline.connectors.Partner;
import throughline.connectors.as2.Agreement;
import throughline.connectors.as2.As2Refused;
import throughline.connectors.as2.As2Refused.Fault;
import throughline.connectors.as2.Fields;
import throughline.connectors.as2.KeyRing;
import throughline.connectors.as2.Mic;
import throughline.connectors.as2.MimeEntity;
import throughline.connectors.as2.Packed;
import throughline.connectors.as2.Receipt;
import throughline.connectors.as2.ReceiptWish;
import throughline.connectors.as2.ReceiptWriter;
import throughline.connectors.as2.Unpacked;
import throughline.connectors.as2.Unpacker;
import throughline.model.lineage.MessageId;
import throughline.operations.Operations;
import throughline.operations.as2.As2Incoming;
import throughline.operations.as2.As2Incoming.Numbered;
import throughline.operations.as2.As2Incoming.Outcome;
import throughline.operations.as2.As2Incoming.Reply;
import throughline.operations.as2.As2Outgoing;
import throughline.operations.flow.PostOffice;
import throughline.routes.fetching.FileNames;

/**
 * Where partners post to us by AS2, all of them at one address: who it is, and who we are to it, stand in its header. A payload is sealed
 * before its receipt says so; what cannot be taken is refused in the standard's words, and people are told why in ours.
 */
public final class As2Post implements PostOffice {

    private static final Logger LOG = LoggerFactory.getLogger(As2Post.class);
    private static final int LONGEST_NUMBER = 998;
    private static final byte[] NOTHING = {};

    private final Supplier<Collection<Partner>> partners;
    private final KeyRing.Source keys;
    private final As2Incoming incoming;
    private final As2Outgoing outgoing;
    private final Consumer<MessageId> queue;
    private final Clock clock;
    private final Limits limits;
    private final Semaphore places;

    /**
     * How much is taken, so that nobody outside decides how much memory we need.
     *
     * @param body bytes of what is posted
     * @param payload bytes that it may become when it is decompressed
     * @param atOnce messages worked on at the same time; one more waits, then is asked to come again
     * @param reading how long a body may take to arrive
     */
    public record Limits(int body, long payload, int atOnce, Duration reading) {

        public static final Limits USUAL = new Limits(32 << 20, 128L << 20, 4, Duration.ofSeconds(60));
    }

    /**
     * What it works with.
     *
     * @param partners everybody we know
     * @param queue queues a message that is sealed
     */
    public record Tools(
            Supplier<Collection<Partner>> partners,
            KeyRing.Source keys,
            Operations.As2 register,
            Consumer<MessageId> queue) {}

    public As2Post(Tools tools, Clock clock, Limits limits) {
        this.partners = tools.partners();
        this.keys = tools.keys();
        this.incoming = tools.register().incoming();
        this.outgoing = tools.register().outgoing();
        this.queue = tools.queue();
        this.clock = clock;
        this.limits = limits;
        this.places = new Semaphore(limits.atOnce(), true);
    }

    /** Somebody we know, and what it posts. */
    private record Visit(Agreement agreement, Numbered number, Fields fields, @Nullable ReceiptWish wish) {}

    @Override
    public Answer take(Map<String, String> header, long length, InputStream body)
            throws IOException, InterruptedException {
        var fields = Fields.of(header);
        var from = fields.identifier("AS2-From").orElse("");
        var to = fields.identifier("AS2-To").orElse("");
        var messageId = fields.value("Message-ID").orElse("");
        if (from.isEmpty() || to.isEmpty() || messageId.isEmpty() || messageId.length() > LONGEST_NUMBER) {
            return words(400, "This address takes AS2 messages: AS2-From, AS2-To and Message-ID must be there.");
        }
        var known = known(from, to);
        if (known.size() != 1) {
            return stranger(fields, from, to, known.isEmpty());
        }
        if (length > limits.body()) {
            return words(413, "That is larger than the %,d bytes this address takes.".formatted(limits.body()));
        }
        if (!places.tryAcquire(limits.reading().toMillis(), TimeUnit.MILLISECONDS)) {
            return words(503, "Too much is under way; come again in a moment.");
        }
        try {
            var bytes = arrived(body, length);
            if (bytes == null) {
                return words(400, "It did not come whole.");
            }
            if (bytes.length > limits.body()) {
                return words(413, "That is larger than the %,d bytes this address takes.".formatted(limits.body()));
            }
            var agreement = known.get(0);
            var number = new Numbered(agreement.partner(), messageId);
            return taken(
                    new Visit(agreement, number, fields, ReceiptWish.of(fields).orElse(null)), bytes);
        } finally {
            places.release();
        }
    }

    private byte @Nullable [] arrived(InputStream body, long length) {
        try {
            return new Arriving(body, length, limits).all();
        } catch (IOException cut) {
            LOG.info("a message by AS2 did not come whole: {}", cut.getMessage());
            return null;
        }
    }

    private List<Agreement> known(String from, String to) {
        return partners.get().stream()
                .filter(partner -> "as2".equals(partner.transport().get("kind"))
                        && from.equals(partner.transport().get("theirs"))
                        && to.equals(partner.transport().get("ours")))
                .map(As2Post::agreement)
                .toList();
    }

    private static Agreement agreement(Partner partner) {
        try {
            return Agreement.of(partner);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing is read of what a stranger sends, nothing signed for it, and no address called that it names. */
    private Answer stranger(Fields fields, String from, String to, boolean nobody) throws IOException {
        var why = nobody
                ? "Somebody posts by AS2 as '%s' to '%s', and no partner's profile has these identifiers."
                : "Two partners' profiles have the AS2 identifiers '%s' (theirs) and '%s' (ours): nothing is taken from either.";
        incoming.refused(null, Fault.UNKNOWN_RELATIONSHIP.modifier(), why.formatted(shown(from), shown(to)), null);
        var wish = ReceiptWish.of(fields).filter(each -> each.address().isEmpty());
        if (wish.isEmpty()) {
            return words(403, Fault.UNKNOWN_RELATIONSHIP.modifier());
        }
        var receipt = new ReceiptWriter(to, from, new KeyRing(List.of()), clock.instant())
                .refused(fields.value("Message-ID").orElse(""), wish.get().unsigned(), Fault.UNKNOWN_RELATIONSHIP);
        return new Answer(200, receipt.fields().all(), receipt.body());
    }

    private static String shown(String text) {
        return text.replaceAll("[^ -~]", "?").substring(0, Math.min(128, text.length()));
    }

    private Answer taken(Visit visit, byte[] bytes) throws IOException {
        var now = clock.instant();
        var ring = keys.ring();
        var wish = visit.wish();
        var writer =
                new ReceiptWriter(visit.agreement().ours(), visit.agreement().theirs(), ring, now);
        try {
            if (wish != null && wish.address().isPresent()) {
                allowed(visit.agreement(), wish);
            }
            var unpacked = new Unpacker(visit.agreement(), ring, limits.payload(), now).unpack(visit.fields(), bytes);
            if (unpacked.isReceipt()) {
                return receipt(visit, unpacked, bytes);
            }
            return message(
                    visit,
                    unpacked,
                    wish == null ? null : writer.taken(visit.number().messageId(), wish, unpacked.mic(wish.digest())));
        } catch (As2Refused refused) {
            LOG.info("a message of {} is refused: {}", visit.number().partner(), refused.getMessage());
            return refused(visit, refused, writer);
        }
    }

    private static void allowed(Agreement agreement, ReceiptWish wish) throws As2Refused {
        if (wish.url().filter(agreement::mayReceiveAt).isEmpty()) {
            throw new As2Refused(
                    Fault.INSUFFICIENT_SECURITY,
                    "it wants its receipt at %s, which the profile does not allow (mdnHosts)"
                            .formatted(shown(wish.address().orElse(""))));
        }
    }

    private Answer message(Visit visit, Unpacked unpacked, @Nullable Packed receipt) throws IOException, As2Refused {
        var name = unpacked.name().map(each -> FileNames.plain(each, "message")).orElse("message");
        var taken = incoming.take(visit.number(), name, unpacked.payload(), reply(visit, receipt));
        if (taken.outcome() == Outcome.OTHER_BYTES) {
            throw new As2Refused(
                    Fault.UNEXPECTED,
                    "it has the Message-ID %s of another message (%s); it was not taken"
                            .formatted(shown(visit.number().messageId()), taken.message()));
        }
        if (taken.outcome() == Outcome.TAKEN) {
            queue.accept(taken.message());
        }
        return answer(visit, receipt);
    }

    private Answer refused(Visit visit, As2Refused refused, ReceiptWriter writer) throws IOException {
        var wish = visit.wish();
        // A receipt is answered by none, and what names an address that is not allowed gets nothing there.
        boolean tells = wish != null
                && (wish.address().isEmpty()
                        || wish.url().filter(visit.agreement()::mayReceiveAt).isPresent());
        var receipt = wish != null && tells ? writer.refused(visit.number().messageId(), wish, refused.fault()) : null;
        incoming.refused(
                visit.number(),
                refused.fault().modifier(),
                "An AS2 message of %s (%s) was not taken: %s."
                        .formatted(
                                visit.number().partner(), shown(visit.number().messageId()), refused.getMessage()),
                isAsynchronous(visit) ? reply(visit, receipt) : null);
        return receipt == null
                ? words(
                        400,
                        "%s: the message was not taken."
                                .formatted(refused.fault().modifier()))
                : answer(visit, receipt);
    }

    private static boolean isAsynchronous(Visit visit) {
        return visit.wish() != null && visit.wish().address().isPresent();
    }

    private static @Nullable Reply reply(Visit visit, @Nullable Packed receipt) {
        if (receipt == null) {
            return null;
        }
        var wish = visit.wish();
        return new Reply(
                MimeEntity.of(receipt.fields(), receipt.body()).bytes(),
                wish == null ? null : wish.address().orElse(null));
    }

    private static Answer answer(Visit visit, @Nullable Packed receipt) {
        return receipt == null || isAsynchronous(visit)
                ? new Answer(200, Map.of(), NOTHING)
                : new Answer(200, receipt.fields().all(), receipt.body());
    }

    /** A receipt that comes on its own time. */
    private Answer receipt(Visit visit, Unpacked unpacked, byte[] bytes) throws As2Refused {
        var receipt = Receipt.of(unpacked);
        var sent = As2Transport.message(receipt.original())
                .flatMap(message -> outgoing.sent(message, visit.number().partner()))
                .orElseThrow(() -> new As2Refused(
                        Fault.UNEXPECTED,
                        "its MDN is about %s, and nothing was sent to them under that number"
                                .formatted(shown(receipt.original()))));
        var mic = Mic.parse(sent.mic()).orElseThrow();
        outgoing.receipt(
                sent,
                MimeEntity.of(visit.fields(), bytes).bytes(),
                As2Transport.verdict(visit.agreement(), sent, mic, receipt));
        return new Answer(200, Map.of(), NOTHING);
    }

    private static Answer words(int status, String text) {
        return new Answer(
                status,
                Map.of("Content-Type", "text/plain; charset=us-ascii"),
                (text + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
}
