package throughline.routes.as2;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import throughline.connectors.Partner;
import throughline.connectors.as2.Agreement;
import throughline.connectors.as2.Agreement.When;
import throughline.connectors.as2.As2Refused;
import throughline.connectors.as2.KeyRing;
import throughline.connectors.as2.Mic;
import throughline.connectors.as2.MimeEntity;
import throughline.connectors.as2.Packed;
import throughline.connectors.as2.Packer;
import throughline.connectors.as2.Receipt;
import throughline.connectors.as2.Unpacker;
import throughline.model.lineage.MessageId;
import throughline.operations.as2.As2Outgoing;
import throughline.operations.as2.As2Outgoing.Sent;
import throughline.operations.as2.As2Outgoing.Verdict;
import throughline.operations.outbox.DeliveryRefused;
import throughline.routes.outbound.Transport;

/**
 * Posts to the partner's AS2 address. With a synchronous receipt (MDN) the partner has the bytes for good when it is there, signed, and
 * names what we sent; with an asynchronous one they are sent when the address took them, and the receipt says later whether they arrived.
 * Whatever goes again goes under the same Message-ID.
 */
public final class As2Transport implements Transport {

    private static final Pattern NUMBER =
            Pattern.compile("^\\s*<\\s*([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@throughline\\s*>\\s*$");

    private final KeyRing.Source keys;
    private final As2Outgoing outgoing;
    private final Clock clock;
    private final As2Line line = new As2Line();

    public As2Transport(KeyRing.Source keys, As2Outgoing outgoing, Clock clock) {
        this.keys = keys;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    /** The Message-ID of what we send: as unique as the message's own id, which is in it. */
    static String number(MessageId message) {
        return "<%s@throughline>".formatted(message);
    }

    /** The message that a number of ours is of; nothing for somebody else's. */
    static Optional<MessageId> message(String number) {
        var ours = NUMBER.matcher(number);
        return ours.find() ? Optional.of(MessageId.parse(ours.group(1))) : Optional.empty();
    }

    @Override
    public void send(Partner partner, String name, byte[] bytes) throws IOException {
        throw new IOException("what goes by AS2 needs a number");
    }

    @Override
    public void send(Partner partner, MessageId message, String name, byte[] bytes)
            throws IOException, InterruptedException {
        var agreement = Agreement.of(partner);
        var ring = keys.ring();
        var now = clock.instant();
        var packed = new Packer(agreement, ring, now).pack(number(message), name, bytes);
        var sent = new Sent(message, partner.code(), packed.mic().toString());
        outgoing.sending(sent, due(agreement, now));
        var answer = line.post(
                agreement.url(),
                packed.fields().all(),
                packed.body(),
                agreement.outbound().patience());
        if (!answer.good()) {
            throw new IOException("%s answered %d to %s".formatted(partner.code(), answer.status, name));
        }
        if (agreement.receipt().when() == When.SYNC) {
            receipt(agreement, ring, sent, packed, answer);
        }
    }

    private static @Nullable Instant due(Agreement agreement, Instant now) {
        return agreement.receipt().when() == When.ASYNC
                ? now.plus(agreement.receipt().within())
                : null;
    }

    private void receipt(Agreement agreement, KeyRing ring, Sent sent, Packed packed, As2Line.Answer answer)
            throws IOException {
        Verdict verdict;
        try {
            var receipt = new Unpacker(agreement, ring, answer.body.length, clock.instant())
                    .receipt(answer.fields, answer.body);
            verdict = verdict(agreement, sent, packed.mic(), receipt);
        } catch (As2Refused wrong) {
            verdict = new Verdict("an MDN that does not count came", "its MDN does not count: " + wrong.getMessage());
        }
        if (answer.body.length > 0) {
            outgoing.receipt(sent, MimeEntity.of(answer.fields, answer.body).bytes(), verdict);
        }
        if (verdict.complaint() != null) {
            throw new DeliveryRefused("%s: %s".formatted(sent.partner(), verdict.complaint()));
        }
    }

    /** What a receipt means for what was sent. */
    static Verdict verdict(Agreement agreement, Sent sent, Mic mic, Receipt receipt) {
        var complaint =
                message(receipt.original()).filter(sent.message()::equals).isPresent()
                        ? receipt.complaint(mic, agreement.receipt().signed()).orElse(null)
                        : "its MDN is about another message: " + receipt.original();
        return new Verdict(
                complaint == null ? "MDN: %s, MIC %s".formatted(receipt.disposition(), mic) : "MDN: " + complaint,
                complaint);
    }

    @Override
    public String check(Partner partner) throws IOException, InterruptedException {
        var agreement = Agreement.of(partner);
        new Packer(agreement, keys.ring(), clock.instant()).pack("<check@throughline>", "check", new byte[0]);
        var answer = line.ask(agreement.url(), agreement.outbound().patience());
        return "%s is there: it answered %d; keys and certificates are at hand."
                .formatted(agreement.url(), answer.status);
    }
}
