package throughline.console.look;

import java.util.List;
import org.jspecify.annotations.Nullable;
import throughline.console.act.Refused;
import throughline.ledger.trail.Direction;
import throughline.operations.flow.FolderReport;
import throughline.operations.flow.FolderReport.Certificate;
import throughline.operations.flow.FolderReport.Covered;

/** What becomes of everything a partner sends: by its samples, and by the latest messages it really sent. */
public final class CoverageLook {

    /** So many real messages are read at most, and none that is larger. */
    public static final int MOST = 50;

    private static final long LARGEST_BYTES = 8 << 20;

    private final PartnerLook partners;
    private final MessageList messages;
    private final MessageLook bytes;
    private final FolderReport report;

    public CoverageLook(PartnerLook partners, MessageList messages, MessageLook bytes, FolderReport report) {
        this.partners = partners;
        this.messages = messages;
        this.bytes = bytes;
        this.report = report;
    }

    /**
     * By message.
     *
     * @param message one of them only, or null for all
     * @param latest so many real messages besides the samples, from 0 to {@link #MOST}
     */
    public List<Covered> of(String code, @Nullable String message, int latest) {
        partners.one(code);
        if (latest < 0 || latest > MOST) {
            throw Refused.wrong(
                    "%d messages cannot be looked at.".formatted(latest), "Ask for 0 to %d of them.".formatted(MOST));
        }
        var filter = new MessageFilter(null, null, Direction.IN, code, null, null, null);
        var real = latest == 0
                ? List.<MessageLine>of()
                : messages.page(filter, latest).lines();
        return report
                .coverage(
                        code,
                        real.stream()
                                .filter(line -> line.size() <= LARGEST_BYTES)
                                .map(line -> bytes.open(MessageLook.id(line.id())))
                                .toList())
                .stream()
                .filter(covered -> message == null
                        || message.isBlank()
                        || covered.message().equals(message))
                .toList();
    }

    public List<Certificate> certificates(String code) {
        return report.certificates(code);
    }
}
