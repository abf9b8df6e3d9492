package throughline.ledger.book;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What binds an entry to the one before it in its lane: SHA-256 over the previous hash and every value of the entry and its lines, each
 * preceded by its length, so that no two entries read alike. Whoever changes a byte, or takes an entry away, breaks the chain there.
 */
public final class EntryHash {

    /** The lane's hash before its first entry. */
    public static final byte[] NOTHING = {};

    private final MessageDigest digest;
    private byte[] buffer = new byte[4096];
    private int used;

    private EntryHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static byte[] of(byte[] previous, BookEntry entry, List<BookLine> lines) {
        var hash = new EntryHash();
        hash.bytes(previous);
        hash.number(entry.id())
                .text(entry.effect())
                .text(entry.kind())
                .text(entry.about())
                .text(entry.entity());
        hash.number(entry.countsOn().toEpochDay()).number(ChronoUnit.MICROS.between(Instant.EPOCH, entry.bookedAt()));
        hash.uuid(entry.message()).number(entry.document());
        hash.number(entry.decisions().size());
        entry.decisions().forEach(hash::number);
        hash.text(entry.ruleBook())
                .number(entry.reverses())
                .number(entry.lane())
                .number(entry.laneSeq());
        hash.number(lines.size());
        lines.forEach(hash::line);
        return hash.finish();
    }

    /** Over what a posting does, not over when and why: tells a repetition from another wish. */
    static byte[] ofEffect(Posting posting) {
        var hash = new EntryHash();
        hash.text(posting.kind()).text(posting.about()).text(posting.entity().code());
        for (var line : posting.money()) {
            hash.text(line.account().number())
                    .text(line.amount().currency().getCurrencyCode())
                    .decimal(line.signed().amount());
        }
        for (var line : posting.stock()) {
            hash.text(line.item().code())
                    .text(line.location().code())
                    .text(line.lot() == null ? null : line.lot().code());
            hash.text(line.from().name())
                    .text(line.to().name())
                    .decimal(line.quantity().amount());
        }
        return hash.finish();
    }

    private void line(BookLine line) {
        var account = line.account();
        number(line.line())
                .text(account.ledger())
                .text(account.entity())
                .text(account.code())
                .text(account.measure());
        text(account.number()).text(account.location()).text(account.lot()).text(account.state());
        decimal(line.amount()).number(line.accountSeq()).decimal(line.balanceAfter());
        var tags = line.tags();
        text(tags.party()).text(tags.order()).text(tags.shipment()).text(tags.openItem());
        number(tags.dueOn() == null ? null : tags.dueOn().toEpochDay());
        text(tags.item()).text(tags.location()).text(tags.jurisdiction());
        var place = line.place();
        uuid(place.message())
                .number(place.offset())
                .number(place.length() == null ? null : place.length().longValue())
                .text(place.segment());
    }

    private EntryHash text(@Nullable String value) {
        return value == null ? absent() : bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    private EntryHash decimal(@Nullable BigDecimal value) {
        if (value == null) {
            return absent();
        }
        // 1.50 and 1.5 are the same amount, and the database may give back either.
        return text(value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString());
    }

    private EntryHash uuid(@Nullable UUID value) {
        if (value == null) {
            return absent();
        }
        return number(value.getMostSignificantBits()).number(value.getLeastSignificantBits());
    }

    private EntryHash number(@Nullable Long value) {
        return value == null ? absent() : number(value.longValue());
    }

    private EntryHash number(long value) {
        length(8);
        room(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            buffer[used++] = (byte) (value >>> shift);
        }
        return this;
    }

    private EntryHash bytes(byte[] value) {
        length(value.length);
        room(value.length);
        System.arraycopy(value, 0, buffer, used, value.length);
        used += value.length;
        return this;
    }

    private EntryHash absent() {
        length(-1);
        return this;
    }

    private void length(int length) {
        room(4);
        buffer[used++] = (byte) (length >>> 24);
        buffer[used++] = (byte) (length >>> 16);
        buffer[used++] = (byte) (length >>> 8);
        buffer[used++] = (byte) length;
    }

    private void room(int more) {
        if (used + more > buffer.length) {
            digest.update(buffer, 0, used);
            used = 0;
            if (more > buffer.length) {
                buffer = new byte[more];
            }
        }
    }

    private byte[] finish() {
        digest.update(buffer, 0, used);
        return digest.digest();
    }
}
